import { diagnostics } from './parts.ts'
import { list, object, orNull, text, yesOrNo } from './schema.ts'

/** One entry of `pvscope check … --json`. */
const mark = object({
  file: text,
  name: text,
  score: orNull({ type: 'number', minimum: 0, maximum: 1 }),
  goals: list(object({ id: text, met: yesOrNo, because: text })),
  diagnostics,
  reason: orNull(text),
})

export const marks = list(mark)
