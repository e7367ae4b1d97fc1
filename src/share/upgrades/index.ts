import { v1 } from './v1.ts'
import { v2 } from './v2.ts'
import { v3 } from './v3.ts'
import { v4 } from './v4.ts'
import type { LinkVersion } from './version.ts'

/** Oldest first, without gaps; links are written in the last one. */
export const linkVersions = [v1, v2, v3, v4] as const satisfies readonly LinkVersion[]
