import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ObjectFile } from '../asm/object.ts'
import { hex } from '../base/bytes.ts'
import { bitness, type Arch } from '../x86/arch.ts'
import { readElfObject } from './elfObject.ts'

const version = spawnSync('as', ['--version'], { encoding: 'utf8' })

/** GNU as is there and is one that these tests know. */
export const hasGnuAs = version.status === 0 && version.stdout.includes('GNU assembler')

if (!hasGnuAs) {
  console.warn(
    '\n*** GNU as is missing: NOTHING is compared with it in this run. Install binutils. ***\n',
  )
}

/** What one line of a comparison shows: a section's bytes, or a relocation. */
export type ObjectDump = Readonly<Record<string, { hex: string; relocations: readonly string[] }>>

/** Sections that GNU as writes from directives which pvscope accepts and ignores. */
const ignoredSections = /^\.(comment|eh_frame|note\.gnu\.property|debug_.*|stab.*)$/

/** The sections that hold something, by name. Throws with GNU as's words where it refuses. */
export function gnuObject(source: string, arch: Arch): ObjectDump {
  const folder = mkdtempSync(join(tmpdir(), 'pvscope-as-'))
  try {
    const [input, output] = [join(folder, 'in.s'), join(folder, 'out.o')]
    writeFileSync(input, source)
    const run = spawnSync('as', [`--${bitness(arch)}`, '-o', output, input], { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(run.stderr)
    const sections = readElfObject(readFileSync(output))
    return dump(sections.filter(({ name }) => !ignoredSections.test(name)))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const ourObject = ({ sections }: ObjectFile): ObjectDump => dump(sections)

interface Dumped {
  readonly name: string
  readonly bytes: Uint8Array
  readonly alignment: number
  readonly relocations: readonly {
    readonly offset: number
    readonly type: string
    readonly symbol: string
    readonly addend: bigint
  }[]
}

function dump(sections: readonly Dumped[]): ObjectDump {
  return Object.fromEntries(
    sections
      .filter(({ bytes }) => bytes.length > 0)
      .map(({ name, bytes, relocations, alignment }) => [
        `${name} align ${alignment}`,
        {
          hex: hex(bytes).replace(/.{32}/g, '$&\n'),
          relocations: relocations.map(
            ({ offset, type, symbol, addend }) =>
              `${offset.toString(16)} ${type} ${symbol} ${addend}`,
          ),
        },
      ])
      .toSorted(([left], [right]) => String(left).localeCompare(String(right))),
  )
}
