import type { Op } from '../ops/op.ts'

/** A member with a dot may be written with an underscore too: `lazy_mode_enter`. */
export const spellingsOf = ({ member }: Op): readonly string[] =>
  member.includes('.') ? [member, member.replaceAll('.', '_')] : [member]
