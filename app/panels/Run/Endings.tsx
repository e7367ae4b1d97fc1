import type { Ending } from '../../../src/run/report.ts'
import { run as words } from '../../messages/run.ts'
import type { RunPicture } from '../../state/run.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Verdicts.module.css'

const same = (left: Ending, right: Ending): boolean =>
  words.ending('', left) === words.ending('', right)

/** How the machines end, each fault in a sentence. */
export function Endings({ picture }: { readonly picture: RunPicture }) {
  const { endings } = picture.summary
  const { unpatched, patched } = endings
  const told = same(unpatched, patched)
    ? [{ sentence: words.bothEnd(patched), fault: words.isFault(patched) }]
    : (
        [
          ['unpatched', unpatched],
          ['patched', patched],
        ] as const
      ).map(([machine, ending]) => ({
        sentence: words.ending(words.machines[machine], ending),
        fault: words.isFault(ending),
      }))
  return told.map(({ sentence, fault }) => (
    <p key={sentence} className={styles.ending} data-fault={fault || undefined}>
      {fault && <Icon name="warning" size={13} />}
      {sentence}
    </p>
  ))
}
