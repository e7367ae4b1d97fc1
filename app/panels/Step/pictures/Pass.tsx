import { boot } from '../../../messages/boot.ts'
import { Chip } from '../../../ui/Chip.tsx'
import { Frame, Num, Sign, Term } from './parts.tsx'
import type { PictureProps } from './picture.ts'

const words = boot.picture

/** Which of the two passes of boot begins, and what it has for this site. */
export function Pass({ step }: PictureProps<'pass'>) {
  const passes = ['paravirt', 'alternatives'] as const
  return (
    <Frame words={words.passWords(step.pass)}>
      {passes.map((pass, at) => (
        <span key={pass} style={{ display: 'contents' }}>
          {at > 0 && <Sign>→</Sign>}
          <Term label={words.passes[pass]} strong={pass === step.pass}>
            {at + 1}
          </Term>
        </span>
      ))}
      {step.pass === 'alternatives' && (
        <Chip>
          <Num of="alternatives" value={step.alternatives} /> {words.count}
        </Chip>
      )}
    </Frame>
  )
}
