import type { Channel } from './channel.ts'

/**
 * Tells the page around an embed how high its content is, in every form that hosts understand: our own, that of
 * learning platforms, and H5P's. What is measured never depends on the height of the frame, so nothing loops.
 */
export function tellHeight(content: HTMLElement, { post, postForeign }: Channel): () => void {
  let told = 0
  const tell = () => {
    const height = Math.ceil(content.getBoundingClientRect().height)
    if (height === 0) return
    told = height
    post({ type: 'pv.resize', height })
    postForeign({ subject: 'lti.frameResize', height })
    postForeign({ ...sized(height), action: 'prepareResize' })
    postForeign({ ...sized(height), action: 'resize' })
  }
  postForeign({ context: 'h5p', action: 'hello' })
  new ResizeObserver(() => {
    if (Math.ceil(content.getBoundingClientRect().height) !== told) tell()
  }).observe(content)
  return tell
}

/** Its resizer reads the names of the DOM. */
const sized = (height: number) => ({
  context: 'h5p',
  height,
  scrollHeight: height,
  clientHeight: height,
})
