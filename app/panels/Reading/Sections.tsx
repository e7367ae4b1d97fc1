import type { Section } from '../../reading/tree.ts'
import { TextBlock } from './TextBlock.tsx'
import styles from './Reading.module.css'

type Level = 2 | 3 | 4

interface SectionsProps {
  readonly sections: readonly Section[]
  readonly level: Level
}

/** Sections under headings of their depth. */
export const Sections = ({ sections, level }: SectionsProps) =>
  sections.map(({ id, title, blocks, sections: inner }) => (
    // Only the uppermost are landmarks: under each site the same headings come again.
    <section
      key={id}
      className={styles.section}
      aria-labelledby={level === 2 ? `reading-${id}` : undefined}
    >
      <Heading id={`reading-${id}`} level={level} title={title} />
      {blocks.map((block, at) => (
        <TextBlock key={at} block={block} />
      ))}
      <Sections sections={inner} level={level === 2 ? 3 : 4} />
    </section>
  ))

interface HeadingProps {
  readonly id: string
  readonly level: Level
  readonly title: string
}

function Heading({ id, level, title }: HeadingProps) {
  const Tag = `h${level}` as const
  return (
    <Tag id={id} tabIndex={-1}>
      {title}
    </Tag>
  )
}
