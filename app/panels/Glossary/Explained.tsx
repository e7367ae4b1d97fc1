import { Pieces, useMarked } from './Marked.tsx'

/** A text with the words of the field marked where each comes first. */
export function Explained({ text }: { readonly text: string }) {
  const [pieces = []] = useMarked([text])
  return <Pieces pieces={pieces} />
}
