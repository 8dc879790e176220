import type { PicturePlan, PictureType } from '../domain/picture-plan.ts'

/** What is kept of a picture, and what a network is given. */
export type Picture = { bytes: Uint8Array; type: PictureType; width: number; height: number }

/** A picture as it was taken in. */
export type TakenPicture = Picture & {
  /** Of the document that it is a page of; a picture has one. */
  pages: number
  /** What the page says, where it says something that can be read; null: nothing. */
  text: string | null
}

/** What is asked of the process that reads what strangers send. */
export type PictureWork =
  /** `page`: of a PDF, counted from 1. */
  | { kind: 'take'; bytes: Uint8Array; page: number }
  | { kind: 'adapt'; bytes: Uint8Array; plan: PicturePlan }

export type PictureAnswer =
  | { kind: 'picture'; picture: TakenPicture }
  /** A sentence for whoever gave it. */
  | { kind: 'refused'; message: string }
  | { kind: 'broken'; message: string }
  /** Nothing came: it took too long or too much, or broke what read it. */
  | { kind: 'gone' }

/** With which that process ends when what it was given takes more memory than it may. */
export const outOfMemory = 77
