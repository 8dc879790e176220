import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { Db } from '../../../server/database/database.ts'
import type { NewRow, Row } from '../../../server/database/schema.ts'
import { folded } from '../../../server/language/text.ts'
import {
  describePicture,
  insertPicture,
  type MediaRow,
} from '../../../server/pictures/store/media.ts'

const [width, height] = [400, 225]
/** A green poster: its bytes are another poster's where it is of another size or shade. */
export async function aPoster(size: { width?: number; height?: number; shade?: number } = {}) {
  const background = { r: 29, g: 92, b: (71 + (size.shade ?? 0)) % 256 }
  return await sharp({ create: { width, height, channels: 3, background, ...size } })
    .png()
    .toBuffer()
}

let last = 0

/** A picture with what it shows; another picture each time. */
export async function aMedia(
  db: Db,
  communeId: number,
  { alt = 'Affiche du marché de Noël', ...part }: Partial<NewRow<'media'>> = {},
): Promise<Row<'media'>> {
  const pictureId = part.pictureId ?? (await aPicture(db, communeId)).id
  return await db
    .insertInto('media')
    .values({ communeId, pictureId, alt, folded: folded(alt), createdAt: 0, ...part })
    .returningAll()
    .executeTakeFirstOrThrow()
}

async function aPicture(db: Db, communeId: number): Promise<{ id: number }> {
  const bytes = await aPoster({ shade: ++last })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return await db
    .insertInto('picture')
    .values({
      ...{ communeId, sha256, type: 'image/png', width, height },
      ...{ size: bytes.length, bytes, createdAt: 0 },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}

/** A picture of the bytes that are given, with what it shows. */
export async function aMediaOf(
  db: Db,
  { alt, ...picture }: NewRow<'picture'> & { alt: string },
): Promise<MediaRow> {
  const { id: pictureId } = await insertPicture(db, picture)
  const { communeId, createdAt } = picture
  return await describePicture(db, { communeId, pictureId, alt, createdAt })
}

/** A photo that came with a message and is kept here, at its first place. */
export async function aMessageFile(db: Db, messageId: number): Promise<void> {
  const bytes = await aPoster()
  const small = { smallType: 'image/png', small: bytes }
  const file = { messageId, place: 0, type: 'image/png', bytes, ...small }
  await db.insertInto('messageFile').values(file).execute()
}
