import type { Block, Item, Table } from '../../reading/tree.ts'
import styles from './Reading.module.css'

/** One block of a structured text as HTML that says what it is. */
export function TextBlock({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return <p>{block.text}</p>
    case 'list':
      return block.ordered ? (
        <ol className={styles.list}>{block.items.map(listItem)}</ol>
      ) : (
        <ul className={styles.list}>{block.items.map(listItem)}</ul>
      )
    case 'facts':
      return (
        <dl className={styles.facts}>
          {block.facts.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )
    case 'table':
      return <TextTable table={block} />
    case 'code':
      return <Code label={block.label} lines={block.lines} />
  }
}

const listItem = ({ lead, text, more }: Item, at: number) => (
  <li key={at}>
    {lead !== '' && <b>{lead}</b>} {text}
    {more.length > 0 && (
      <ul>
        {more.map((words, index) => (
          <li key={index}>{words}</li>
        ))}
      </ul>
    )}
  </li>
)

/** Wide tables scroll by themselves, by keyboard too. */
const TextTable = ({ table: { caption, head, rows } }: { readonly table: Table }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
  <div className={styles.scroll} role="group" aria-label={caption} tabIndex={0}>
    <table className={styles.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...rest], at) => (
          <tr key={at}>
            <th scope="row">{first}</th>
            {rest.map((cell, index) => (
              <td key={index}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

interface CodeProps {
  readonly label: string
  readonly lines: readonly string[]
}

/** The numbers are words of the text, so that braille has them too. */
const Code = ({ label, lines }: CodeProps) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
  <div className={styles.scroll} role="group" aria-label={label} tabIndex={0}>
    <pre className={styles.code}>
      {lines.map((line, at) => `${String(at + 1).padStart(4)}  ${line}`).join('\n')}
    </pre>
  </div>
)
