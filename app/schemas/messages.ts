import { longestLink } from '../../src/share/limits.ts'
import { arches } from '../../src/x86/arch.ts'
import { largestIndex, longestListing } from '../embed/protocol.ts'
import { itaniumRulesOffered, rulesOffered } from '../state/variants.ts'
import { backends } from '../../src/backends/index.ts'
import { outcome } from './parts.ts'
import {
  choice,
  count,
  either,
  number1,
  object,
  only,
  orNull,
  text,
  yesOrNo,
  described,
  type Schema,
} from './schema.ts'

const backendIds = choice(backends.map(({ id }) => id))
const index = { ...number1, maximum: largestIndex }

const id = {
  id: described(
    'Comes back with the answer; what is no short text and no number comes back as null.',
    {},
  ),
}

const cpus = choice([...arches, 'ia64'])
/** Of any machine; those of another one than is in view are refused. */
const rules = choice([...rulesOffered, ...itaniumRulesOffered])

const wanted = object(
  {},
  {
    link: { ...text, maxLength: longestLink },
    listing: { ...text, maxLength: longestListing },
    arch: cpus,
    backend: backendIds,
    rules: rules,
    site: index,
    step: index,
  },
)

const plain = ['pv.hello', 'pv.getState', 'pv.play', 'pv.pause'] as const

/** What a page posts to an embed. */
export const toEmbed = either(
  ...plain.map((type) => object({ type: only(type) }, id)),
  object({ type: only('pv.setState'), state: wanted }, id),
  object({ type: only('pv.setTheme'), theme: choice(['auto', 'light', 'dark']) }, id),
  object({ type: only('pv.step'), to: index }, { ...id, site: index }),
  object(
    {
      type: only('pv.step'),
      delta: { type: 'integer', minimum: -largestIndex, maximum: largestIndex },
    },
    id,
  ),
)

const place: Readonly<Record<string, Schema>> = {
  site: number1,
  sites: count,
  step: number1,
  total: orNull(count),
  headline: text,
  verdict: orNull(outcome),
}
const said = { v: only(1) }
const asked = orNull(either(text, { type: 'number' }))

/** What an embed posts to the page around it. */
export const fromEmbed = either(
  object({ type: only('pv.ready'), ...said }, { id: asked, asleep: only(true) }),
  object({
    type: only('pv.state'),
    ...said,
    id: asked,
    state: object({
      link: text,
      listing: text,
      arch: cpus,
      backend: backendIds,
      rules: rules,
      place: orNull(object(place)),
    }),
  }),
  object({ type: only('pv.stepChanged'), ...said, ...place }, { id: asked }),
  object({ type: only('pv.done'), ...said, id: asked }),
  object({ type: only('pv.resize'), ...said, height: { type: 'number' } }),
  object({
    type: only('pv.key'),
    ...said,
    key: object({
      key: text,
      code: text,
      keyCode: count,
      shiftKey: yesOrNo,
      altKey: yesOrNo,
      ctrlKey: yesOrNo,
      metaKey: yesOrNo,
    }),
  }),
  object({ type: only('pv.release'), ...said }),
  object({
    type: only('pv.error'),
    ...said,
    id: asked,
    error: object({
      code: choice(['bad-message', 'bad-link', 'out-of-range', 'no-story', 'failed']),
      message: text,
    }),
  }),
)
