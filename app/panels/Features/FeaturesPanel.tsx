import { slotVariants } from '../../../src/backends/index.ts'
import { featuresOf } from '../../../src/backends/index.ts'
import { bitsOf, featuresIn, listedFeatures } from '../../../src/rules/features6_1.ts'
import { boot } from '../../messages/boot.ts'
import type { AppState } from '../../state/store.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Features.module.css'

const words = boot.switches

const preset = ({ document: { variant } }: AppState): number =>
  bitsOf(featuresOf(slotVariants.find((each) => each === variant) ?? 'native'))

const selectBits = (state: AppState): number => state.document.features ?? preset(state)

/** The features that decide about alternatives of 6.1, preset by what the kernel runs on. `late`: whatever the rules. */
export function FeaturesPanel({ late: ofFile = false }: { readonly late?: boolean }) {
  const late = useApp(({ document }) => document.rules === '6.1') || ofFile
  const bits = useApp(selectBits)
  const own = useApp(({ document }) => document.features !== null)
  if (!late) return null
  const set = featuresIn(bits) ?? []
  return (
    <fieldset className={styles.features}>
      <legend title={words.hint}>{words.title}</legend>
      {listedFeatures.map((name, bit) => (
        <Button
          key={name}
          aria-pressed={set.includes(name)}
          title={words.means(name)}
          onClick={() => store.getState().setFeatures(bits ^ (1 << bit))}
        >
          {words.names[name]}
        </Button>
      ))}
      {own && (
        <Button look="quiet" onClick={() => store.getState().setFeatures(null)}>
          {words.preset}
        </Button>
      )}
    </fieldset>
  )
}
