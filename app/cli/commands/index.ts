import { asm } from './asm.ts'
import { check } from './check.ts'
import { elf } from './elf.ts'
import type { Command } from './command.ts'
import { figure } from './figure.ts'
import { ia64 } from './ia64.ts'
import { patch } from './patch.ts'
import { pressure } from './pressure.ts'
import { records } from './records.ts'
import { run } from './run.ts'
import { sites61 } from './sites61.ts'

/** In the order of `pvscope --help`. */
export const commands = [
  asm,
  patch,
  pressure,
  records,
  run,
  elf,
  sites61,
  ia64,
  figure,
  check,
] as const satisfies readonly Command[]
