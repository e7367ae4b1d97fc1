import type { AccidentMoment } from '../../../../src/ia64/story/picture.ts'
import { accidentScene, itaniumPictures as words } from '../../../messages/itaniumStory.ts'
import { Chip } from '../../../ui/Chip.tsx'
import type { Drawing } from './picture.ts'
import styles from './pictures.module.css'

type Register = AccidentMoment['registers'][number]

/** The places of both frames side by side: who calls which register what, what it holds, and what is lost. */
export const Accident: Drawing<'accident'> = ({ picture, moment: at }) => {
  const moment = picture.moments[at]
  const [first] = picture.moments
  if (!moment || !first) return null
  const isCalled = moment.state.base !== first.state.base
  const end = Math.max(...picture.moments.flatMap(({ registers }) => registers.map(placeOf)), -1)
  const places = Array.from({ length: end + 1 }, (_, place) => place)
  return (
    <figure className={styles.card}>
      <figcaption className={styles.caption}>
        <code>{moment.op}</code>
        <span>{accidentScene(picture, moment)}</span>
      </figcaption>
      <div className={styles.scroll} data-whole>
        <table className={styles.places}>
          <tbody>
            <Names label={words.caller} registers={first.registers} places={places} />
            <Contents moment={moment} places={places} />
            {isCalled && (
              <Names label={words.callee} registers={moment.registers} places={places} />
            )}
            <tr>
              <th scope="row">{words.physical}</th>
              {places.map((place) => (
                <td key={place}>{place}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      {moment.overwritten.length > 0 && (
        <p className={styles.tools}>
          {words.alsoLost}
          {moment.overwritten.map((name) => (
            <Chip key={name} look="destroyed">
              {name}
            </Chip>
          ))}
        </p>
      )}
    </figure>
  )
}

const placeOf = ({ place }: Register): number => place

interface NamesProps {
  readonly label: string
  readonly registers: readonly Register[]
  readonly places: readonly number[]
}

const Names = ({ label, registers, places }: NamesProps) => (
  <tr>
    <th scope="row">{label}</th>
    {places.map((place) => {
      const found = registers.find((each) => each.place === place)
      return (
        <td key={place} data-use={found?.alias.replace(/\d+/, '')}>
          {found && (
            <>
              <b>{found.alias}</b>
              <small>r{found.number}</small>
            </>
          )}
        </td>
      )
    })}
  </tr>
)

interface ContentsProps {
  readonly moment: AccidentMoment
  readonly places: readonly number[]
}

const Contents = ({ moment, places }: ContentsProps) => (
  <tr className={styles.contents}>
    <th scope="row">{words.holds}</th>
    {places.map((place) => {
      const found = moment.contents.find((each) => each.place === place)
      const lost = moment.lost.includes(place)
      return (
        <td key={place} data-held={found?.held} data-lost={lost || undefined}>
          {found && words.held[found.held]}
          {lost && <b aria-label={words.lost}>✕</b>}
        </td>
      )
    })}
  </tr>
)
