/** What `itaniumMarks.ts` stands for. */
export { selectItaniumMarks as itaniumMarks } from '../../panels/Listing/itaniumMarks.ts'
