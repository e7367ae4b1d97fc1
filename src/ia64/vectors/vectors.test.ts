import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { answerVector, answerVectorLine, vectorKinds } from './answer.ts'

interface Row {
  readonly id: string
  readonly kind: string
  readonly [key: string]: unknown
}

const rows = readFileSync(join(import.meta.dirname, '../../testing/vectors/ia64.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row)

/** What a row says about itself; no answer depends on it. */
const remarks = ['id', 'kind', 'source', 'name', 'note']

/** Keys of a row that we compute; in rows about nothing found, what stands for nothing. */
const outputsOf = (row: Row): readonly string[] => Object.keys(answerVector(row).ours ?? {})

/** Another value of the same shape. Behind the name of a format may stand a remark in parentheses. */
function falsified(value: unknown, of?: string): unknown {
  if (of === 'format') return String(value).replace(/\d/, (digit) => `${digit}0`)
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  if (value === null) return { alloc: '0x0' }
  if (typeof value === 'string') return value.replace(/.$/, (last) => (last === '1' ? '2' : '1'))
  if (Array.isArray(value))
    return value.length === 0 ? ['0x0'] : [...value.slice(0, -1), falsified(value.at(-1))]
  const [key = ''] = Object.keys(value as object).slice(-1)
  return { ...(value as object), [key]: falsified((value as Record<string, unknown>)[key]) }
}

describe('every vector', () => {
  it('is there', () => expect(rows).toHaveLength(216))

  it('is of a kind that is known, and every kind is there', () => {
    expect([...new Set(rows.map(({ kind }) => kind))].toSorted()).toEqual(vectorKinds.toSorted())
  })

  it('is computed again from its inputs', () => {
    expect(rows.map(answerVector).filter(({ result }) => result !== 'ok')).toEqual([])
  })

  it('differs when any of its outputs is falsified', () => {
    const passed = rows.flatMap((row) =>
      outputsOf(row)
        .filter((key) => answerVector({ ...row, [key]: falsified(row[key], key) }).result === 'ok')
        .map((key) => `${row.id} ${key}`),
    )
    expect(passed).toEqual([])
  })

  it('differs when an output is taken away', () => {
    for (const row of rows) {
      const [key = ''] = outputsOf(row)
      const { [key]: _, ...rest } = row
      expect(answerVector(rest).result, row.id).toBe('differs')
    }
  })

  it('has no key that is neither input nor output nor remark', () => {
    const inputs: Readonly<Record<string, readonly string[]>> = {
      template: ['template'],
      insn: ['asm', 'slot', 'template'],
      insn_long: ['asm', 'template'],
      read_slots: ['bytes'],
      write_slot: ['bytes', 'slot', 'insn41'],
      next_tag: ['tag'],
      num_inst: ['stag', 'etag'],
      apply_bundle: ['site_addr', 'site', 'type', 'table', 'reloc'],
      apply_bundle_bug: ['site_addr'],
      found_quirk: ['found_before'],
      apply_inst: ['base', 'code', 'stag', 'etag', 'rep'],
      reloc_br: ['tag', 'bundle', 'target'],
      reloc_brl: ['tag', 'bundle', 'target'],
      apply_branch: ['tag', 'bundle', 'type', 'table'],
      patch_imm64: ['bundle', 'value'],
      patch_imm60: ['bundle', 'disp'],
      alloc_rewrite: ['site', 'fn_start', 'need_outs', 'old_bundle'],
      frame_model: [],
    }
    for (const row of rows) {
      const known = [...remarks, ...(inputs[row.kind] ?? []), ...outputsOf(row)]
      expect(
        Object.keys(row).filter((key) => !known.includes(key)),
        row.id,
      ).toEqual([])
    }
  })
})

describe('an instruction that no table has', () => {
  it('is printed as objdump prints it: raw, and without its stop', () => {
    const row = rows.find(({ id }) => id === 'apply_inst-002')!
    // A nop of the M, I and F units in a B slot is no instruction.
    const answer = answerVector({
      ...row,
      stag: '0x1000002d2',
      etag: '0x1000002e0',
      rep: ['0x00008000000'],
    })
    expect(answer).toMatchObject({
      ours: { out_asm: [...Array<unknown>(5).fill(expect.any(String)), 'data8 0x008000000'] },
    })
  })
})

describe('a falsified table of replacements', () => {
  it('changes what is computed', () => {
    const row = rows.find(({ kind, type }) => kind === 'apply_bundle' && type === 3)!
    const table = [{ type: 3, bytes: '00800000000000000002000000000400' }]
    expect(answerVector({ ...row, table })).toMatchObject({ result: 'differs' })
  })
})

describe('a line that is no vector', () => {
  it.each(['', 'x', '[]', '{}', '{"id":"a","kind":"nothing"}', '{"id":"a","kind":"insn"}'])(
    '%s differs with a reason',
    (line) => {
      expect(answerVectorLine(line)).toMatchObject({ result: 'differs', error: expect.any(String) })
    },
  )
})
