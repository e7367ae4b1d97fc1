import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Files of a folder and of the folders in it, as paths from there with `/`. What is hidden and installed packages
 * hold no answers; a link to a folder is not followed, for it may lead in a circle.
 */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const found = await Promise.all(
    entries.map(async (entry) => {
      const { name } = entry
      if (name.startsWith('.') || name === 'node_modules') return []
      if (entry.isFile()) return [name]
      if (!entry.isDirectory()) return []
      const inside = await filesBelow(join(folder, name))
      return inside.map((path) => `${name}/${path}`)
    }),
  )
  return found.flat()
}
