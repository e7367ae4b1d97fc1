import type { Row } from '../../program/program.ts'
import type { RegSet } from '../../x86/registers.ts'

/** A mistake that a liveness analysis could make: the rows as it would see them. */
export type Mistake = (row: Row) => Row

const none = 0 as RegSet

/** For rows whose text it fits. */
const where =
  (pattern: RegExp, mistake: Mistake): Mistake =>
  (row) =>
    pattern.test(row.text) ? mistake(row) : row

const killsAll: Mistake = (row) => ({ ...row, kills: row.writes })
const readsNothing: Mistake = (row) => ({ ...row, reads: none })
const readsNot =
  (...regs: readonly number[]): Mistake =>
  (row) => ({ ...row, reads: regs.reduce((set, reg) => set & ~(1 << reg), row.reads) as RegSet })
const overwrites: Mistake = (row) => ({
  ...row,
  reads: (row.reads & ~row.writes) as RegSet,
  kills: row.writes,
})
const readsNoFlags: Mistake = (row) => ({ ...row, flags: { ...row.flags, reads: false } })
const killsEachFlag: Mistake = (row) => ({ ...row, flags: { ...row.flags, killBits: 0x3f } })
const readsNotThatFlag =
  (bit: number): Mistake =>
  (row) => ({ ...row, flags: { ...row.flags, readBits: row.flags.readBits & ~(1 << bit) } })
const killsFlags: Mistake = (row) => ({
  ...row,
  flags: { ...row.flags, kills: row.flags.kills || row.flags.writes },
})

const byteOrWord = String.raw`%(?:[abcd][xhl]|[sb]p|[sd]i|[sb]pl|[sd]il|r\d+[wb])\b`

/** By name. Executing programs must find every one of them. */
export const mistakes: Readonly<Record<string, Mistake>> = {
  'a write of a part ends the whole': killsAll,
  'an immediate in a byte or word ends the whole': where(
    new RegExp(`^mov\\w? \\$\\S+,${byteOrWord}$`),
    killsAll,
  ),
  'xor of a byte or word with itself ends the whole': where(
    new RegExp(`^(?:xor|sub) (${byteOrWord}),\\1$`),
    killsAll,
  ),
  'setcc ends the whole': where(/^set/, killsAll),
  'a load of a byte ends the whole': where(/^(?:mov \S+,%[abcd]l|lods)/, killsAll),
  'lahf ends the whole': where(/^lahf/, killsAll),
  'a conditional move always moves': where(/^cmov/, overwrites),
  'a scan for a bit always finds one': where(/^bs[fr]/, overwrites),
  'a repetition happens at least once': where(/^rep/, (row) => killsFlags(killsAll(row))),
  'a repetition needs no count': where(/^rep/, readsNot(1)),
  'a repeated store needs no value': where(/stos/, readsNot(0)),
  'a string operation needs no source': where(/movs |lods|cmps/, readsNot(6)),
  'a string operation needs no destination': where(/movs |stos|scas|cmps/, readsNot(7)),
  'a comparing exchange does not compare': where(/cmpxchg %/, readsNot(0)),
  'a wide exchange needs no pair': where(/cmpxchg(?:8|16)b/, readsNot(1, 3)),
  'an exchange only gives': where(/^xchg/, (row) => ({ ...row, reads: none })),
  'a division needs no high half': where(/^i?div/, readsNot(2)),
  'a sign extension needs nothing': where(/^(?:cltd|cqto|cwtd)/, readsNothing),
  'a translation needs no table': where(/^xlat/, readsNot(3)),
  'a frame is left without its pointer': where(/^leave/, readsNothing),
  'a push reads nothing': where(/^push[lq]? %/, readsNothing),
  'memory needs no address': where(/^mov .*\(%\w+\)/, readsNothing),
  'memory needs no index': where(/^mov .*\(,/, readsNothing),
  'an address is no read': where(/^lea/, (row) => ({ ...row, reads: none })),
  'a loop needs no counter': where(/^loop/, readsNothing),
  'a jump on zero needs no counter': where(/^j[er]cxz/, readsNothing),
  'a shift needs no count': where(/^s(?:h[lr]|ar)\w? %cl,/, readsNot(1)),
  'a store reads nothing': where(/^mov %\w+,0x/, readsNothing),
  'a swap of bytes reads nothing': where(/^bswap/, readsNothing),
  'a step ends the flags': where(/^(?:inc|dec)/, killsFlags),
  'a rotation ends the flags': where(/^r[oc][lr]/, killsFlags),
  'a shift by %cl ends the flags': where(/^(?:s[ha][lr]|sh[lr]d) %cl/, killsFlags),
  'a change of the carry ends the flags': where(/^(?:stc|clc|cmc)/, killsFlags),
  'a test of a bit ends the flags': where(/^bt/, killsFlags),
  'sahf ends the flags': where(/^sahf/, killsFlags),
  'a wide exchange ends the flags': where(/cmpxchg(?:8|16)b/, killsFlags),
  'sbb with itself needs no carry': where(/^sbb (%\w+),\1$/, readsNoFlags),
  'adc needs no carry': where(/^adc/, readsNoFlags),
  'a rotation needs no carry': where(/^rc[lr]/, readsNoFlags),
  'setcc needs no flags': where(/^set/, readsNoFlags),
  'a conditional move needs no flags': where(/^cmov/, readsNoFlags),
  'a branch needs no flags': where(/^j/, readsNoFlags),
  'loope needs no flags': where(/^loopn?e/, readsNoFlags),
  'pushf needs no flags': where(/^pushf/, readsNoFlags),
  'lahf needs no flags': where(/^lahf/, readsNoFlags),
  'a decimal adjustment needs no flags': where(/^(?:daa|das|aaa|aas)/, readsNoFlags),
  'a branch never jumps': where(/^j(?!mp)/, (row) => ({ ...row, flow: 'next' })),
  'a branch always jumps': where(/^j(?!mp)/, (row) => ({ ...row, flow: 'jump' })),
  'a loop never goes back': where(/^loop/, (row) => ({ ...row, flow: 'next' })),
  'a function of the text is like any other': where(/^call/, (row) => ({ ...row, target: null })),
  'a call does nothing': where(/^call/, (row) => ({ ...row, flow: 'next' })),
  'a step ends each flag': where(/^(?:inc|dec)/, killsEachFlag),
  'a rotation ends each flag': where(/^r[oc][lr]/, killsEachFlag),
  'a test of a bit ends each flag': where(/^bt/, killsEachFlag),
  'a change of the carry ends each flag': where(/^(?:stc|clc|cmc)/, killsEachFlag),
  'a repeated comparison ends each flag': where(/^rep/, killsEachFlag),
  'a shift by %cl ends each flag': where(/^(?:s[ha][lr]|sh[lr]d) %cl/, killsEachFlag),
  'sahf ends each flag': where(/^sahf/, killsEachFlag),
  'below or equal needs no zero': where(/^(?:j|set|cmov)(?:be|a) /, readsNotThatFlag(2)),
  'less needs no overflow': where(/^(?:j|set|cmov)(?:l|ge|le|g) /, readsNotThatFlag(0)),
  'less needs no sign': where(/^(?:j|set|cmov)(?:l|ge|le|g) /, readsNotThatFlag(1)),
  'a rotation needs no carry of its own': where(/^rc[lr]/, readsNotThatFlag(4)),
}
