import { diagnostics, section } from './parts.ts'
import { count, list, object, orNull, text, yesOrNo } from './schema.ts'

const symbol = object({ name: text, section: orNull(text), offset: count, global: yesOrNo })

/** `pvscope asm FILE --json` */
export const asm = object({ sections: list(section), symbols: list(symbol), diagnostics })

const itaniumSymbol = object({ name: text, section: orNull(text), offset: count, tag: yesOrNo })

/** `pvscope ia64 asm FILE --json` */
export const itaniumAsm = object({
  sections: list(section),
  symbols: list(itaniumSymbol),
  diagnostics,
})
