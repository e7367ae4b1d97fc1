import { addressText } from '../../../../../src/base/address.ts'
import { boot } from '../../../../messages/boot.ts'
import { pictures } from '../../../../messages/pictures.ts'
import { candidateWords } from '../../../../messages/story.ts'
import { Chip } from '../../../../ui/Chip.tsx'
import { Icon } from '../../../../ui/Icon.tsx'
import type { CheckId } from '../../../../../src/patch/checks/index.ts'
import type { CheckProps } from './check.ts'
import { Frame, Num, Sign, Term } from '../parts.tsx'
import styles from './questions.module.css'
import parts from '../parts.module.css'

const words = pictures.check

const Answer = ({ pass }: { readonly pass: boolean }) => (
  <span className={pass ? parts.pass : parts.fail}>
    <Icon name={pass ? 'yes' : 'no'} size={18} />
  </span>
)

const signed = (value: bigint): string =>
  value < 0n ? `−${addressText(-value)}` : addressText(value)

/** 2 GiB in bytes: as far as a distance of 32 bits reaches. */
const reach = 2 ** 31

/** Where the target lies on a line of 2 GiB to either side. */
export function Reaches({ check }: CheckProps<'reaches'>) {
  const { distance, pass } = check
  const share = Math.max(-1, Math.min(1, Number(distance) / reach))
  return (
    <Frame words={words.reaches(signed(distance))}>
      <span className={styles.line}>
        <i className={styles.here} />
        <i className={styles.there} data-far={!pass} style={{ left: `${50 + share * 50}%` }} />
        <small className={styles.scale}>
          <span>−{words.reach.unit}</span>
          <span>{words.reach.site}</span>
          <span>+{words.reach.unit}</span>
        </small>
      </span>
      <Num of="distance" value={signed(distance)} />
      <Answer pass={pass} />
    </Frame>
  )
}

export const ReturnsNothing = ({ check }: CheckProps<'returns-nothing'>) => (
  <Frame words={words.returns(check.result)}>
    <Term label={words.result} strong>
      {check.result}
    </Term>
    <Answer pass={check.pass} />
  </Frame>
)

/** x86-32 hands over three words in registers, x86-64 six. */
const inRegisters = { 'x86-32': 3, 'x86-64': 6 } as const

export function RegisterArguments({ scene, check }: CheckProps<'register-arguments'>) {
  return (
    <Frame words={words.words(check.words)}>
      <Num of="words" value={check.words} />
      {Array.from({ length: check.words }, (_, at) => {
        const stays = at < inRegisters[scene.arch]
        return (
          <span key={at} className={styles.argument} data-stack={!stays}>
            <small>{stays ? words.inRegister : words.onStack}</small>
          </span>
        )
      })}
      <Answer pass={check.pass} />
    </Frame>
  )
}

/** The rows of the site, and the one that something jumps to. */
export function OneEntry({ scene, check }: CheckProps<'one-entry'>) {
  const { before, site } = scene.story
  const { entered, pass } = check
  return (
    <Frame words={entered === null ? words.notEntered : words.entered(entered - site.offset)}>
      {before.map(({ offset, mnemonic }) => (
        <span key={offset} className={styles.entry} data-entered={offset === entered}>
          <small>{mnemonic}</small>
          {offset === entered && (
            <small className={parts.fail}>
              ↑ {words.entry} +<Num of="entered" value={entered - site.offset} />
            </small>
          )}
        </span>
      ))}
      {entered === null && <small className={parts.name}>{words.noEntry}</small>}
      <Answer pass={pass} />
    </Frame>
  )
}

export const RomAnswers = ({ check }: CheckProps<'rom-answers'>) => (
  <Frame words={words.romWords(check.answer)}>
    <Term label={words.kernel}>{words.asks}</Term>
    <Sign>→</Sign>
    <Term label={words.rom} strong>
      {words.romAnswers[check.answer]}
    </Term>
    <Answer pass={check.pass} />
  </Frame>
)

export const Recorded = ({ check }: CheckProps<'recorded'>) => (
  <Frame words={words.recorded(check.pass)}>
    <Term label={words.records}>
      <Num of="records" value={check.pass ? 1 : 0} />
    </Term>
    <Sign>→</Sign>
    <Term label={words.site}>?</Term>
    <Answer pass={check.pass} />
  </Frame>
)

export const WithinLimit = ({ check }: CheckProps<'within-limit'>) => (
  <Frame words={words.limitWords(check.length, check.limit)}>
    <Term label={words.site} strong>
      <Num of="length" value={check.length} />
    </Term>
    <Chip>
      {words.limit} <Num of="limit" value={check.limit} />
    </Chip>
    <Answer pass={check.pass} />
  </Frame>
)

/** Who was asked, and the answer: for a question that has no picture of its own; its headline has the numbers. */
export function Asked({ scene, candidate, check }: CheckProps<CheckId>) {
  const name = candidateWords(scene.story, candidate)
  return (
    <Frame words={words.answer(name, check.pass)}>
      <Term label={words.candidate} strong>
        {name}
      </Term>
      <Sign>→</Sign>
      <Answer pass={check.pass} />
    </Frame>
  )
}

const features = boot.picture

/** A bit of the processor's description, and what the alternative asks of it. */
export const Feature = ({ check }: CheckProps<'feature'>) => (
  <Frame words={features.featureWords(check.feature, check.set, check.inverted)}>
    <Term label={features.feature}>
      <Num of="feature" value={check.feature} />
    </Term>
    <Term label={features.is}>{features.state(check.set)}</Term>
    <Term label={features.wanted} strong>
      {features.absent(check.inverted)}
    </Term>
    <Answer pass={check.pass} />
  </Frame>
)
