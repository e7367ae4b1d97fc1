import { describe, expect, it } from 'vitest'
import { committedAnswers } from './answers.ts'
import { type DeadBefore, deadByAnalysis, deadByRows } from './deadBefore.ts'
import { dump } from './dump.ts'
import { type GeneratedProgram, generatedProgram } from './generatedProgram.ts'
import { changeable } from './mask.ts'
import { hasUnicorn } from './oracle.ts'
import { shrunk } from './shrink.ts'
import { singleInstructions } from './singleInstructions.ts'
import { generatedPrograms, precision, soundness } from './soundness.ts'
import { answersOf } from './writeAnswers.ts'
import { rowsOf } from './assembled.ts'

/** `npm run fuzz` asks for more programs and prints the seed. */
const count = Number(process.env['PVSCOPE_FUZZ_PROGRAMS'] ?? 300)
const seed = Number(process.env['PVSCOPE_FUZZ_SEED'] ?? 20090130)

if (!hasUnicorn) {
  console.warn(
    '\n*** Unicorn is missing: liveness is held to the committed answers alone, NO program is run. ' +
      'Install python3-unicorn. ***\n',
  )
}

const seen = (programs: readonly GeneratedProgram[], dead: DeadBefore, told: number) => {
  const found = soundness(programs, dead)
  const dumps = found.unsound.slice(0, told).map((one) => dump(shrunk(one, dead), dead))
  return { ...found, dumps: dumps.join('\n\n') }
}

const everythingDead: DeadBefore = ({ arch }, linked) => rowsOf(linked).map(() => changeable(arch))

describe.runIf(hasUnicorn)('running programs', { timeout: 3_600_000 }, () => {
  const programs = generatedPrograms(seed, count)
  const same = generatedPrograms(20090130, 100)

  it(`finds nothing needed that the analysis calls dead, in ${count} programs`, () => {
    const { unsound, dumps, refused, ...counts } = seen(programs, deadByAnalysis, 3)
    const left = [...refused].map(([why, times]) => `${times} ${why}`).join(', ') || 'none'
    console.log(
      `${counts.programs} programs from seed ${seed} (left out: ${left}): ${counts.rows} rows, ` +
        `${counts.experiments} runs with what is dead changed, ${unsound.length} unsound`,
    )
    expect(dumps).toBe('')
    expect(unsound.length).toBe(0)
    expect(counts.programs).toBeGreaterThan(0.95 * count)
    expect(counts.experiments).toBeGreaterThan(50 * count)
  })

  it('finds every register needed that single instructions of compiled code need', () => {
    const { unsound, dumps, ...counts } = seen(
      singleInstructions(seed, 4 * count),
      deadByAnalysis,
      3,
    )
    console.log(
      `${counts.programs} single instructions, ${counts.experiments} runs with what is dead changed, ` +
        `${unsound.length} unsound`,
    )
    expect(dumps).toBe('')
    expect(counts.programs).toBeGreaterThan(count)
  })

  it('finds what is alive needed in truth, most of it', () => {
    const { alive, mattered } = precision(programs.slice(0, 300), deadByAnalysis)
    console.log(`${mattered} of ${alive} registers and flags that are alive were seen to matter`)
    expect(mattered).toBeGreaterThan(0.3 * alive)
  })

  it('says today what it said when its answers were committed', () => {
    // What cpuid tells is the emulator's own affair.
    const some = committedAnswers()
      .filter(({ lines }) => !lines.includes('cpuid'))
      .slice(0, 20)
    expect(answersOf(some.map(({ seed: from }) => generatedProgram(from)))).toEqual(some)
  })

  it('finds an analysis wrong that calls everything dead, and shows it in two lines', () => {
    const { unsound, dumps } = seen(same.slice(0, 20), everythingDead, 1)
    expect(unsound.length).toBe(20)
    expect(dumps.split('\n').filter((line) => /^(?:=>|  ) \w/.test(line)).length).toBeLessThan(3)
    expect(dumps).toContain('at the end: ')
  })

  it('finds an analysis wrong that forgets what a partial write leaves, and shows where', () => {
    const forgetful = deadByRows((row) => ({ ...row, kills: row.writes }))
    const { dumps } = seen(same, forgetful, 1)
    expect(dumps).toMatch(/^x86-\d\d, seed \d+\. Said to be dead before "/)
    expect(dumps).toMatch(/^=> \S/m)
    expect(dumps.split('\n').length).toBeLessThan(20)
  })
})
