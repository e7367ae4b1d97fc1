import { ia64 } from '../../../messages/ia64.ts'
import { itaniumPictures as words } from '../../../messages/itaniumStory.ts'
import { classes } from '../../../ui/classes.ts'
import type { Drawing } from './picture.ts'
import styles from './pictures.module.css'

/** Every register and whether code in a site may use it. */
export const Convention: Drawing<'convention'> = ({ picture }) => (
  <figure className={styles.card}>
    <ul className={styles.convention}>
      {picture.rows.map(({ register, role, lit }) => (
        <li
          key={register}
          data-lit={lit || undefined}
          title={`${register}: ${ia64.role(role)}`}
          aria-label={`${register}: ${lit ? words.lit : words.grey}`}
        >
          {register}
        </li>
      ))}
    </ul>
    <dl className={classes(styles.facts, styles.roles)}>
      {picture.rows
        .filter(({ lit, role }) => lit && role !== 'scratch')
        .map(({ register, role }) => (
          <div key={register}>
            <dt>{register}</dt>
            <dd>{ia64.role(role)}</dd>
          </div>
        ))}
    </dl>
  </figure>
)
