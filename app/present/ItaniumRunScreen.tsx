import type { Ia64Run } from '../../src/ia64/run/report.ts'
import { itaniumRun as words } from '../messages/itaniumRun.ts'
import { toldText } from '../messages/run.ts'
import { ItaniumMachines } from '../panels/Ia64/run/ItaniumMachines.tsx'
import { ItaniumRegisters } from '../panels/Ia64/run/ItaniumRegisters.tsx'
import { headlineOf, mishapsOf } from '../panels/Ia64/run/verdicts.ts'
import { useApp } from '../state/store.ts'
import { Headline } from './Headline.tsx'
import styles from './Present.module.css'
import { useFit } from './useFit.ts'
import { zoomed } from './zoomed.ts'

/** More rows than these do not find room. */
const mostRows = 5

interface ScreenProps {
  readonly run: Ia64Run
  readonly zoom: number
}

/** A run on Itanium before a room: the verdict, where both machines stand, and the registers that tell of it. */
export function ItaniumRunScreen({ run, zoom }: ScreenProps) {
  const wanted = useApp((state) => state.run.wanted)
  const at = Math.min(wanted, run.moments.length - 1)
  const moment = run.moments[at]
  const [first] = mishapsOf(run)
  const context = first ? toldText(words.finding(first.finding)) : words.what
  const fit = useFit([run, at])
  return (
    <div ref={fit} className={styles.body} data-projected>
      <Headline phrase={[headlineOf(run)]} context={context} />
      {moment && (
        <div className={styles.drawing} style={zoomed(zoom)}>
          <ItaniumMachines run={run} moment={moment} />
          <ItaniumRegisters run={run} at={at} most={mostRows} />
        </div>
      )}
    </div>
  )
}
