import { Pieces, useMarked } from './Marked.tsx'

interface ExplainedProps {
  readonly text: string
  /** Texts that stand beside it and mark their words themselves. */
  readonly beside?: readonly string[]
}

/** A text with the words of the field marked where each comes first. Never within a control: a mark is one itself. */
export function Explained({ text, beside }: ExplainedProps) {
  const [pieces = []] = useMarked([text], beside)
  return <Pieces pieces={pieces} />
}
