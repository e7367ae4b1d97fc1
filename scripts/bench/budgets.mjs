import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onStderr } from '../setup/announce.mjs'
import { root, SetupError } from '../setup/process.mjs'
import { measureRecords } from './cli.mjs'
import { measureElf } from './elf.mjs'
import { measureEmbed } from './embed.mjs'
import { measureEngine } from './engine.mjs'
import { measureHeap } from './heap.mjs'
import { measureIdle } from './idle.mjs'
import { table } from './numbers.mjs'
import { measureRegisters } from './registers.mjs'
import { measureInterpreter } from './run.mjs'
import { measureRunStep } from './runPage.mjs'
import { measureSteps } from './steps.mjs'
import { measureTurn } from './turn.mjs'

/**
 * A figure that has a limit.
 * @typedef {object} Budget
 * @property {string} id as `measure` and the recorded figures name it
 * @property {string} title
 * @property {string} unit
 * @property {number} [most] it may be this much
 * @property {number} [least] it has to be this much
 * @property {1 | 4} at how many times slower the page is where the limit holds
 */

/**
 * What one measurement brings. In the browser it is made twice, on this machine and on one four times slower; the
 * engine alone, in Node, once.
 * @typedef {object} Part
 * @property {boolean} inBrowser
 * @property {(rate: number) => Promise<Readonly<Record<string, number>>>} measure
 * @property {readonly Budget[]} budgets
 */

/** Every figure with a limit. @type {Readonly<Record<string, Part>>} */
export const parts = {
  steps: {
    inBrowser: true,
    measure: measureSteps,
    budgets: [
      { id: 'step', title: 'key → step painted, 200 sites (median)', unit: 'ms', most: 50, at: 1 },
      { id: 'decision', title: 'key → decision painted (median)', unit: 'ms', most: 50, at: 1 },
    ],
  },
  turn: {
    inBrowser: true,
    measure: measureTurn,
    budgets: [
      { id: 'turn', title: 'frames over 50 ms in 12 turns', unit: '', most: 0, at: 4 },
      { id: 'turn-present', title: 'the same, presented', unit: '', most: 0, at: 4 },
    ],
  },
  registers: {
    inBrowser: true,
    measure: measureRegisters,
    budgets: [
      { id: 'columns-200', title: 'key → columns, 200 lines (95 %)', unit: 'ms', most: 50, at: 1 },
      { id: 'columns-2000', title: 'the same, 2,000 lines', unit: 'ms', most: 100, at: 1 },
      { id: 'wheel', title: 'scrolling 10,000 lines', unit: 'frames/s', least: 50, at: 1 },
      { id: 'typing-off', title: 'columns off the text, 50 keys', unit: 'px', most: 1, at: 1 },
      { id: 'typing-cells', title: 'fewest cells in a frame of these', unit: '', least: 1, at: 1 },
    ],
  },
  run: {
    inBrowser: true,
    measure: measureRunStep,
    budgets: [
      { id: 'run-step', title: 'key → step of a run (median)', unit: 'ms', most: 16, at: 1 },
    ],
  },
  embed: {
    inBrowser: true,
    measure: measureEmbed,
    budgets: [
      { id: 'embed-next', title: '“next” after 1.5 s → headline', unit: 'ms', most: 100, at: 4 },
      { id: 'embed-size', title: 'embed, gzip, without wasm', unit: 'kB', most: 180, at: 1 },
    ],
  },
  idle: {
    inBrowser: true,
    measure: measureIdle,
    budgets: [
      // What is asked for is nothing; a browser's own bookkeeping is not.
      { id: 'idle', title: 'processor of an idle page', unit: '%', most: 0.5, at: 1 },
    ],
  },
  engine: {
    inBrowser: false,
    measure: measureEngine,
    budgets: [
      { id: 'engine-1000', title: 'engine, a key, 1,000 lines', unit: 'ms', most: 16, at: 1 },
      { id: 'engine-10000', title: 'engine, a key, 10,000 lines', unit: 'ms', most: 150, at: 1 },
    ],
  },
  interpreter: {
    inBrowser: false,
    measure: measureInterpreter,
    budgets: [{ id: 'interpreter', title: 'instructions run', unit: 'M/s', least: 5, at: 1 }],
  },
  records: {
    inBrowser: false,
    measure: measureRecords,
    budgets: [{ id: 'records', title: '100,000 records', unit: 's', most: 10, at: 1 }],
  },
  elf: {
    inBrowser: false,
    measure: measureElf,
    budgets: [
      { id: 'elf-listed', title: 'kernel of 63 MB → sites', unit: 'ms', most: 1000, at: 1 },
      { id: 'elf-decided', title: 'two backends decided', unit: 'ms', most: 1000, at: 1 },
      { id: 'elf-memory', title: 'memory for it', unit: '× file', most: 4, at: 1 },
    ],
  },
  heap: {
    inBrowser: false,
    measure: measureHeap,
    budgets: [
      { id: 'heap-page', title: '2,000 cycles: page grows', unit: 'MB', most: 10, at: 1 },
      { id: 'heap-engine', title: '2,000 cycles: engine grows', unit: 'MB', most: 10, at: 1 },
      { id: 'heap-iced', title: '2,000 cycles: iced grows', unit: 'MB', most: 0, at: 1 },
    ],
  },
}

const file = join(root, 'scripts/bench/recorded.json')
const rates = [1, 4]

const rounded = (value) => Number(value.toPrecision(3))

const said = (value, unit) =>
  value === undefined ? '' : `${rounded(value)}${unit === '' ? '' : ` ${unit}`}`

const limit = ({ most, least, unit, at }) =>
  `${least === undefined ? '≤' : '≥'} ${most ?? least}${unit === '' ? '' : ` ${unit}`}${at === 4 ? ', 4×' : ''}`

const isHeld = ({ most = Infinity, least = -Infinity, at }, figures) =>
  figures[at] <= most && figures[at] >= least

function change(now, before) {
  if (now === undefined || before === undefined) return ''
  if (before === 0) return now === 0 ? '=' : `from 0`
  const per = Math.round((100 * (now - before)) / before)
  return per === 0 ? '=' : `${per > 0 ? '+' : '−'}${Math.abs(per)} %`
}

/** A row of the table. `figures` and `before` by rate; `before` as recorded last. */
export function budgetRow(budget, figures, before) {
  const { title, unit, at } = budget
  return [
    title,
    said(figures[1], unit),
    said(figures[4], unit),
    `${limit(budget)}${isHeld(budget, figures) ? '' : ' **missed**'}`,
    said(before?.[at], unit),
    change(figures[at], before?.[at]),
  ]
}

async function figuresOf({ inBrowser, measure }) {
  const figures = {}
  for (const rate of inBrowser ? rates : [1]) {
    for (const [id, value] of Object.entries(await measure(rate))) {
      figures[id] = { ...figures[id], [rate]: rounded(value) }
    }
  }
  return figures
}

/**
 * Every figure that has a limit, beside what was recorded last. `wanted` chooses parts; `record` makes what was
 * measured the recorded figures.
 */
export async function benchBudgets({ wanted = [], record = false } = {}) {
  const unknown = wanted.find((name) => !Object.hasOwn(parts, name))
  if (unknown !== undefined) {
    throw new SetupError(
      `No limit belongs to "${unknown}", only to ${Object.keys(parts).join(', ')}.`,
    )
  }
  const recorded = JSON.parse(readFileSync(file, 'utf8'))
  const rows = []
  for (const name of wanted.length > 0 ? wanted : Object.keys(parts)) {
    onStderr.say(`Measuring what has a limit: ${name} …`)
    const figures = await figuresOf(parts[name])
    for (const budget of parts[name].budgets) {
      rows.push(budgetRow(budget, figures[budget.id], recorded[budget.id]))
      if (record) recorded[budget.id] = figures[budget.id]
    }
    if (record) writeFileSync(file, `${JSON.stringify(recorded, null, 2)}\n`)
  }
  return table(['measure', '1×', '4×', 'budget', 'last recorded', 'change'], rows)
}
