import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hex } from '../../base/bytes.ts'
import { assemble } from '../asm/assemble.ts'
import { modelSymbols, platformTable, platforms, tableRow } from './platform.ts'
import { replacementTexts, xenRestoreInFull } from './tables.ts'
import { patchType, patchTypes, typeConstants } from './types.ts'

const rows = platforms.flatMap((platform) =>
  replacementTexts[platform].map((row) => ({
    name: `${platform} ${patchType(row.type)?.name}`,
    ...row,
  })),
)

describe('the tables of replacements', () => {
  it('are those of the kernel: all twelve operations on both platforms', () => {
    for (const platform of platforms) {
      const types = replacementTexts[platform].map(({ type }) => type)
      expect(types.slice(0, 12)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
      expect(new Set(types).size).toBe(types.length)
    }
  })

  it.each(rows)('$name assembles without a word, in the size of the kernel', (row) => {
    const { program, diagnostics } = assemble(row.code)
    expect(diagnostics.map(({ message }) => message)).toEqual([])
    const size = (program.sections[0]?.bytes.length ?? 0) / 16
    // The kernel's own restore for native packs three bundles into two.
    const expected = row.name === 'native INTRIN_LOCAL_IRQ_RESTORE' ? 3 : row.bundles
    expect(size).toBe(expected)
  })

  it('hold the bytes that the runs of the kernel copied', () => {
    const text = readFileSync(join(import.meta.dirname, '../../testing/vectors/ia64.jsonl'), 'utf8')
    const vectors = text
      .trim()
      .split('\n')
      .map(
        (line) => JSON.parse(line) as { name?: string; table?: { type: number; bytes: string }[] },
      )
    for (const platform of platforms) {
      const vector = vectors.find(({ name }) => name === `rsm_i/${platform}`)
      expect(vector?.table?.length).toBeGreaterThan(2)
      for (const { type, bytes } of vector?.table ?? []) {
        expect(hex(tableRow(platform, type, modelSymbols)?.bytes ?? [])).toBe(bytes)
      }
    }
    const full = vectors.find(({ name }) => name === 'first_match_too_big_stops')
    expect(hex(assemble(xenRestoreInFull).program.sections[0]?.bytes ?? [])).toBe(
      full?.table?.[0]?.bytes,
    )
  })

  it('leave the site at one place only, which is known', () => {
    const leaving = platforms.flatMap((platform) =>
      platformTable(platform, modelSymbols).filter(({ leaves }) => leaves !== null),
    )
    expect(leaving.map(({ type, leaves }) => [type, leaves?.tagOffset])).toEqual([[12, 65]])
  })
})

describe('patch types', () => {
  it('have a number of their own, and a name for listings', () => {
    expect(new Set(patchTypes.map(({ number }) => number)).size).toBe(patchTypes.length)
    expect(typeConstants.get('PARAVIRT_PATCH_TYPE_GETREG_TP')).toBe(268436493n)
    expect(typeConstants.get('PARAVIRT_PATCH_TYPE_BR_LEAVE_KERNEL')).toBe(0x30000003n)
  })
})
