import type { SharedDocument } from '../../src/share/document.ts'
import { documentFileEnding, documentFromFile } from '../../src/share/documentFile.ts'
import { decodeLink } from '../../src/share/decodeLink.ts'
import { type Result, err, ok } from '../../src/base/result.ts'
import { wholeDocument } from '../../src/lessons/documents.ts'
import type { Lesson, Scene, Task } from '../../src/lessons/lesson.ts'
import { receiptFrom, type ReadReceipt } from '../../src/lessons/receipt.ts'
import { catalogue } from '../samples/catalogue.ts'
import { checkMessages as words } from './messages.ts'

/** What is marked. */
export interface Exercise {
  readonly lesson: Lesson
  readonly scene: Scene
  readonly task: Task
}

/** What somebody handed in. */
export interface Submission {
  readonly document: SharedDocument
  /** Where it came as a receipt: what that says. */
  readonly receipt: ReadReceipt | null
}

/** `#v4=…`, with or without the address of a page before it. */
const linkIn = (text: string): string | null =>
  /^\s*\S*?(#?v[1-9]\d*=[^\s&]+)\S*\s*$/.exec(text)?.[1] ?? null

export const isLink = (path: string): boolean => linkIn(path) !== null

export function documentOfLink(link: string): Result<SharedDocument, string> {
  const found = linkIn(link)
  const read = found === null ? null : decodeLink(found, catalogue)
  if (!read) return err(words.noLink())
  return read.ok ? read : err(read.error.message)
}

function fromReceipt(receipt: ReadReceipt, { lesson, task }: Exercise): Result<Submission, string> {
  const missing = (['lesson', 'task', 'link'] as const).find((line) => receipt[line] === '')
  if (missing) return err(words.noLine(missing))
  if (receipt.lesson !== lesson.id || receipt.task !== task.id) {
    return err(words.otherTask(receipt.lesson, receipt.task))
  }
  const document = documentOfLink(receipt.link)
  return document.ok ? ok({ document: document.value, receipt }) : document
}

/**
 * Reads what a file holds: a receipt, a link, a document with its switches, or else a listing, which is marked under
 * the switches of the task.
 */
export function submissionFrom(
  name: string,
  read: string,
  exercise: Exercise,
): Result<Submission, string> {
  // Editors on Windows put a mark of the encoding before the text.
  const text = read.replace(/^\uFEFF/, '')
  const receipt = receiptFrom(text)
  if (receipt) return fromReceipt(receipt, exercise)
  if (isLink(text)) {
    const document = documentOfLink(text)
    return document.ok ? ok({ document: document.value, receipt: null }) : document
  }
  if (name.endsWith(documentFileEnding) || /^\s*\{\s*(?:"|\})/.test(text)) {
    const found = documentFromFile(text)
    return found.ok ? ok({ document: found.value, receipt: null }) : err(found.error.message)
  }
  if (text.includes('\0')) return err(words.noText())
  const listing = text.replaceAll(/\r\n?/g, '\n')
  return ok({ document: { ...wholeDocument(exercise.scene.document), listing }, receipt: null })
}
