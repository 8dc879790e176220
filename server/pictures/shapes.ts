import { z } from 'zod'
import { id, instant } from '../platform/shapes.ts'

export const mediaShape = z.object({
  id,
  /** The picture itself, which several descriptions may share. */
  picture: id,
  type: z.string(),
  width: z.int(),
  height: z.int(),
  size: z.int(),
  alt: z.string(),
  url: z.string(),
})
export type MediaShape = z.infer<typeof mediaShape>

/** A picture that nobody has described yet. */
export const pictureShape = z.object({
  id,
  type: z.string(),
  width: z.int(),
  height: z.int(),
  size: z.int(),
  /** Its page in the PDF, counted from 1; 1 for a picture. */
  page: z.int(),
  pages: z.int(),
  /** What that page says: a start for the description. */
  text: z.string().nullable(),
  url: z.string(),
})
export type PictureShape = z.infer<typeof pictureShape>
const libraryPicture = mediaShape.extend({
  /** Some kilobytes, for a list of many. */
  small: z.string(),
  /** `at`: when it was last published there, or is to be. */
  uses: z.array(z.object({ event: id.nullable(), title: z.string(), at: instant.nullable() })),
})
export type LibraryPicture = z.infer<typeof libraryPicture>

/** `next`: to be asked for as `before`; null: that was all. */
export const libraryPage = z.object({ media: z.array(libraryPicture), next: id.nullable() })
export type LibraryPage = z.infer<typeof libraryPage>
