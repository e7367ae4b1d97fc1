/** What stands in the place of the story when it is asked for. */
export { ItaniumComparePanel } from './compare/ItaniumComparePanel.tsx'
export { ItaniumEmpty } from './ItaniumEmpty.tsx'
export { ItaniumRun } from './run/ItaniumRun.tsx'
