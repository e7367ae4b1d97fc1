import { bitness } from '../../x86/arch.ts'
import { report, stop } from '../assembly.ts'
import type { Directive, DirectiveTable } from './directive.ts'
import { endWords, insteadWords } from '../directiveMessages.ts'
import { userError, userFailure, userWarning } from './userMessages.ts'

/** Says something to a debugger, a linker or a reader, but changes no byte. */
const ignored: Directive = () => {}

const ignoredNames = [
  '.file',
  '.loc',
  '.loc_mark_labels',
  '.ident',
  '.type',
  '.size',
  '.version',
  '.addrsig',
  '.addrsig_sym',
  '.symver',
  '.weakref',
  '.gnu_attribute',
  '.linkonce',
  '.list',
  '.nolist',
  '.title',
  '.sbttl',
  '.eject',
  '.psize',
  '.line',
  '.linefile',
  '.ln',
  '.stabs',
  '.stabn',
  '.stabd',
  '.print',
  '.arch',
  '.noaltmacro',
  '.def',
  '.endef',
  '.desc',
  '.lsym',
]

const cfiNames = [
  'sections',
  'startproc',
  'endproc',
  'personality',
  'personality_id',
  'fde_data',
  'inline_lsda',
  'lsda',
  'def_cfa',
  'def_cfa_register',
  'def_cfa_offset',
  'adjust_cfa_offset',
  'offset',
  'rel_offset',
  'register',
  'restore',
  'undefined',
  'same_value',
  'remember_state',
  'restore_state',
  'return_column',
  'signal_frame',
  'window_save',
  'escape',
  'val_encoded_addr',
  'val_offset',
  'label',
]

const unsupported =
  (instead: string): Directive =>
  (assembly, head) =>
    report(assembly, null, 'asm/unsupported-directive', head.lower, instead)

const width =
  (bits: 32 | 64): Directive =>
  (assembly, head) => {
    if (bitness(assembly.arch) !== bits) {
      report(assembly, null, 'asm/code-width', head.lower, assembly.arch)
    }
  }

const syntax: Directive = (assembly, head) => {
  const prefix = head.text.slice(head.restFrom).trim()
  if (prefix === '' || prefix === 'prefix') return
  report(assembly, null, 'asm/unsupported-directive', head.lower, insteadWords.prefix)
}

const end: Directive = (assembly) => {
  assembly.stopped = true
}

const abort: Directive = (assembly) => {
  stop(assembly, 'asm/user-error', endWords.abort)
}

export const otherDirectives: DirectiveTable = {
  ...Object.fromEntries(ignoredNames.map((name) => [name, ignored])),
  ...Object.fromEntries(cfiNames.map((name) => [`.cfi_${name}`, ignored])),
  '.code32': width(32),
  '.code64': width(64),
  '.code16': unsupported(insteadWords.codeWidth),
  '.code16gcc': unsupported(insteadWords.codeWidth),
  '.att_syntax': syntax,
  '.intel_syntax': unsupported(insteadWords.syntax),
  '.altmacro': unsupported(insteadWords.altmacro),
  '.mri': unsupported(insteadWords.mri),
  '.include': unsupported(insteadWords.include),
  '.incbin': unsupported(insteadWords.incbin),
  '.reloc': unsupported(insteadWords.reloc),
  '.float': unsupported(insteadWords.bytesWith('.long')),
  '.single': unsupported(insteadWords.bytesWith('.long')),
  '.double': unsupported(insteadWords.bytesWith('.quad')),
  '.tfloat': unsupported(insteadWords.bytesWith('.byte')),
  '.string16': unsupported(insteadWords.charactersWith('.word')),
  '.string32': unsupported(insteadWords.charactersWith('.long')),
  '.string64': unsupported(insteadWords.charactersWith('.quad')),
  '.eqv': unsupported(insteadWords.set),
  '.nops': unsupported(insteadWords.skip),
  '.error': userError,
  '.warning': userWarning,
  '.err': userFailure,
  '.fail': userFailure,
  '.end': end,
  '.abort': abort,
}
