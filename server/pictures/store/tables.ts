import type { Generated } from 'kysely'
import type { Instant } from '../../database/schema.ts'
import type { Stamp } from '../rules-stamp.ts'

/** A picture as it was taken in; what is said of it is its media's. */
export type PictureTable = {
  id: Generated<number>
  communeId: number
  /** The hash of the file that was given. */
  sha256: string
  /** Its page in the document, counted from 1; 1 for a picture. */
  page: Generated<number>
  pages: Generated<number>
  /** What that page says, where it says something that can be read. */
  text: Generated<string | null>
  type: string
  width: number
  height: number
  size: number
  bytes: Uint8Array
  createdAt: Instant
  /** Since when the library no longer shows it; it goes for good a day later. */
  removedAt: Generated<Instant | null>
}

/** A picture with what it shows, in words: what events and publications have. */
export type MediaTable = {
  id: Generated<number>
  communeId: number
  pictureId: number
  alt: string
  /** The same without accents and in small letters, to be searched. */
  folded: string
  createdAt: Instant
  /** The band that lies over it; null: none. */
  stamp: Generated<Stamp | null>
  /** The one without it; null: it is that itself, or that is gone. */
  stampOf: Generated<number | null>
}

/** What was made of a picture for a network, so that it need not be made twice. */
export type RenditionTable = {
  id: Generated<number>
  pictureId: number
  /** What was asked for, in a form that is the same each time. */
  plan: string
  type: string
  bytes: Uint8Array
  createdAt: Instant
}

declare module '../../database/schema.ts' {
  interface Schema {
    media: MediaTable
    picture: PictureTable
    rendition: RenditionTable
  }
}
