import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ElfSection, readElfObject } from '../elfObject.ts'

const tool = (name: string): string => `ia64-linux-gnu-${name}`

const version = spawnSync(tool('as'), ['--version'], { encoding: 'utf8' })

/** Binutils for Itanium are there. */
export const hasGnuIa64 = version.status === 0 && version.stdout.includes('GNU assembler')

if (!hasGnuIa64) {
  console.warn(
    '\n*** GNU binutils for Itanium are missing: NOTHING of ia64 is compared with them in this run.\n*** Install binutils-ia64-linux-gnu. ***\n',
  )
}

/** A dependency that GNU as warns of. */
export interface GnuViolation {
  readonly line: number
  readonly kind: 'RAW' | 'WAW'
  /** `GR` and a number, for example; `PSR.i` where there are no numbers. */
  readonly resource: string
  /** A stop between the two is enough; some want a serialization. */
  readonly stopIsEnough: boolean
  /** False where it "may violate": the two may mean different registers of a file. */
  readonly certain: boolean
}

export interface GnuObject {
  readonly sections: readonly ElfSection[]
  /** Instructions as objdump prints them, blanks run together, targets without the names of labels. */
  readonly lines: readonly string[]
  readonly violations: readonly GnuViolation[]
}

const violation =
  /:(\d+): Warning: Use of .* (may violate|violates) (RAW|WAW) dependency '([^'%]*).*' \((\w+)\)(?:, specific resource number is (\d+))?/

const violationsIn = (text: string): readonly GnuViolation[] =>
  text.split('\n').flatMap((each): readonly GnuViolation[] => {
    const [, line, verb, kind, file, semantics, number = ''] = violation.exec(each) ?? []
    if (!line || !file) return []
    return [
      {
        line: Number(line),
        kind: kind === 'RAW' ? 'RAW' : 'WAW',
        resource: file + number,
        stopIsEnough: semantics === 'impliedf',
        certain: verb === 'violates',
      },
    ]
  })

/** Address and bytes, then the instruction. */
const row = /^ *[0-9a-f]+:\t(?:[0-9a-f]{2} ){3,6}\s*(.*)$/

export const plainLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

function disassemble(path: string): readonly string[] {
  const run = spawnSync(tool('objdump'), ['-d', path], { encoding: 'utf8', maxBuffer: 1 << 28 })
  return run.stdout.split('\n').flatMap((each) => {
    const text = row.exec(each)?.[1]
    // The last bytes of an MLX bundle stand in a row without text.
    return text ? [plainLine(text.replace(/\b([0-9a-f]+) <[^>]*>/, '0x$1'))] : []
  })
}

/** Assembles in explicit mode, as compilers do; throws GNU as's words where it refuses. */
export function gnuIa64(source: string): GnuObject {
  const folder = mkdtempSync(join(tmpdir(), 'pvscope-ia64-'))
  try {
    const [input, output] = [join(folder, 'in.s'), join(folder, 'out.o')]
    writeFileSync(input, source)
    const options = { encoding: 'utf8', maxBuffer: 1 << 28 } as const
    const run = spawnSync(tool('as'), ['-x', '-o', output, input], options)
    const errors = run.stderr.split('\n').filter((line) => line.includes('Error'))
    if (run.status !== 0) throw new Error(errors.slice(0, 20).join('\n'))
    return {
      sections: readElfObject(readFileSync(output)),
      lines: disassemble(output),
      violations: violationsIn(run.stderr),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
