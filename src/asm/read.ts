import { nearestWord } from '../base/nearest.ts'
import { type Assembly, findMacro, type Frame, macroNames, report, reportAt } from './assembly.ts'
import { defineLabel } from './define.ts'
import { conditionalDirectives, isActive } from './directives/conditionals.ts'
import { directives } from './directives/index.ts'
import { callMacro, macroDirectives } from './directives/macros.ts'
import { assignment } from './directives/symbols.ts'
import { emitInstruction } from './emit.ts'
import { countStatement } from './frames.ts'
import { type Head, headOf } from './head.ts'
import type { Macro } from './macro.ts'
import type { Origin } from './origin.ts'
import {
  mayRecord,
  noteCall,
  noteCondition,
  notePlayed,
  noteStatement,
  originsHere,
  type Recording,
  recordingOf,
  spoilRecording,
  startRecording,
} from './recording.ts'
import type { Statement } from './statement.ts'

/** They read a body of statements, or leave one. */
const bodies: ReadonlySet<string> = new Set(Object.keys(macroDirectives(() => false)))
const conditionals: ReadonlySet<string> = new Set(Object.keys(conditionalDirectives))

/** Reads a frame's statements, one after the other, with all that they expand to. */
export function readFrame(assembly: Assembly, frame: Frame): void {
  const outer = assembly.frame
  assembly.frame = frame
  while (frame.index < frame.statements.length && !frame.ended && !assembly.stopped) {
    const statement = frame.statements[frame.index++]
    if (statement && countStatement(assembly)) readStatement(assembly, statement)
    if (!assembly.unwinding) continue
    if (frame.depth > 0) break
    assembly.unwinding = false
  }
  closeConditionals(assembly, frame)
  assembly.frame = outer
}

/** A conditional ends in the frame in which it began. */
function closeConditionals(assembly: Assembly, frame: Frame): void {
  const { conditionals, stopped, unwinding } = assembly
  while (conditionals.length > frame.conditionals) {
    const open = conditionals.pop()
    if (open && !frame.ended && !stopped && !unwinding) {
      reportAt(assembly, open.origin, null, 'asm/conditional-open')
    }
  }
}

function originOf({ frame }: Assembly, { text, from, to, line, exact }: Statement): Origin {
  const { call } = frame
  if (!call) {
    const base = exact ? from : null
    return { span: { from, to }, line, expansion: null, base, call, ownLine: line }
  }
  const expansion = { macro: call.macro, text, depth: call.depth }
  return { span: call.span, line: call.line, expansion, base: null, call, ownLine: line }
}

function readStatement(assembly: Assembly, statement: Statement): void {
  const head = headOf(statement.text)
  if (!isActive(assembly)) {
    if (conditionals.has(head.lower)) {
      assembly.origin = originOf(assembly, statement)
      noteStatement(assembly, head)
      noteCondition(assembly, head)
      directives.get(head.lower)?.(assembly, head)
    }
    return
  }
  assembly.origin = originOf(assembly, statement)
  noteStatement(assembly, head)
  const frames = carryOut(assembly, head)
  if (!frames) return
  for (const frame of frames) {
    readFrame(assembly, frame)
    if (assembly.stopped || assembly.unwinding) return
  }
}

function carryOut(assembly: Assembly, head: Head): Iterable<Frame> | void {
  for (const { name, from } of head.labels) defineLabel(assembly, name, from)
  if (head.kind === 'empty') return notePlayed(assembly)
  if (head.kind === 'assignment') {
    notePlayed(assembly)
    return assignment(assembly, head)
  }
  if (head.kind === 'directive') {
    const directive = directives.get(head.lower)
    if (directive) {
      noteDirective(assembly, head)
      return directive(assembly, head)
    }
  }
  const macro = findMacro(assembly, head.lower)
  if (macro) {
    if (mayRecord(assembly, macro)) return openMacro(assembly, head, macro)
    noteCall(assembly, head, macro)
    return callMacro(assembly, head, macro)
  }
  notePlayed(assembly)
  if (head.kind === 'instruction') return emitInstruction(assembly, head)
  const near = nearestWord(head.name, candidates(assembly))
  const part = { from: head.nameFrom, to: head.nameFrom + head.name.length }
  report(assembly, part, 'asm/unknown-directive', head.name, near)
}

function noteDirective(assembly: Assembly, head: Head): void {
  if (assembly.recording === null) return
  if (conditionals.has(head.lower)) noteCondition(assembly, head)
  else if (bodies.has(head.lower)) spoilRecording(assembly)
  else notePlayed(assembly)
}

/** A call that was read before is played; any other is recorded while it is read. */
function openMacro(assembly: Assembly, head: Head, macro: Macro): Iterable<Frame> | void {
  const recorded = recordingOf(assembly, macro, head)
  return recorded ? play(assembly, recorded) : recordedCall(assembly, head, macro)
}

function* recordedCall(assembly: Assembly, head: Head, macro: Macro): Iterable<Frame> {
  const keep = startRecording(assembly, macro, head)
  try {
    noteCall(assembly, { ...head, labels: [] }, macro)
    yield* callMacro(assembly, head, macro)
    keep()
  } finally {
    assembly.recording = null
  }
}

function play(assembly: Assembly, recording: Recording): void {
  const originAt = originsHere(assembly)
  assembly.statements += recording.statements
  assembly.expansions += recording.expansions
  assembly.expandedCharacters += recording.characters
  for (const played of recording.played) {
    assembly.origin = originAt(played)
    carryOut(assembly, played.head)
    if (assembly.stopped) return
  }
  if (recording.last) assembly.origin = originAt(recording.last)
}

function* candidates(assembly: Assembly): Iterable<string> {
  yield* directives.keys()
  yield* macroNames(assembly)
}
