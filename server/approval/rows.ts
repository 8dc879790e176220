/** What goes of links when nobody can follow them any more. */
export { forgetLinks } from './store/links.ts'
