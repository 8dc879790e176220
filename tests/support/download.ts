import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { BlobWriter, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js'

/** A page's download, as Facebook makes it: paths, and what is in each file. */
export type Download = Record<string, string | Uint8Array>

export const pageName = 'Mairie de Saint-Rémi'

/** A text as Meta writes it: each byte of its UTF-8 as a sign of its own. */
export function metaText(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

export type Said = { by: string; at: number; text?: string } & Record<string, unknown>

/** One file of a conversation between the page and somebody, the newest message first. */
export function messagesFile(citizen: string, said: readonly Said[], page = pageName): string {
  return JSON.stringify({
    participants: [{ name: metaText(citizen) }, { name: metaText(page) }],
    messages: said
      .map(({ by, at, text, ...rest }) => ({
        sender_name: metaText(by),
        timestamp_ms: at,
        ...(text !== undefined && { content: metaText(text) }),
        is_geoblocked_for_viewer: false,
        ...rest,
      }))
      .toReversed(),
    title: metaText(citizen),
    thread_path: `inbox/${citizen}`,
  })
}

/** Where the nth file of a conversation is. */
export function placeOf(folder: string, part = 1, box = 'inbox'): string {
  return `your_facebook_activity/messages/${box}/${folder}/message_${part}.json`
}

export function unpack(folder: string, download: Download): string {
  for (const [path, content] of Object.entries(download)) {
    const place = join(folder, path)
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, content)
  }
  return folder
}

export async function zip(
  place: string,
  download: Download,
  { password }: { password?: string } = {},
): Promise<string> {
  const writer = new ZipWriter(new BlobWriter(), {
    useWebWorkers: false,
    ...(password !== undefined && { password, zipCrypto: true }),
  })
  for (const [path, content] of Object.entries(download)) {
    await writer.add(path, new Uint8ArrayReader(new Uint8Array(Buffer.from(content))))
  }
  writeFileSync(place, await (await writer.close()).bytes())
  return place
}
