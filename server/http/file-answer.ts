import type { Context as HonoContext } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { fileNameOf } from '../language/foreign-text.ts'
import type { Language, Sentence } from '../language/sentence.ts'
import { linkPage, linkStyle } from '../platform/link-page.ts'
import { languageOf } from './answer-language.ts'
import type { Env } from './identity.ts'
import { bringStyle, sandboxed } from './security-headers.ts'
import { httpSentences } from './sentences.ts'

/** As what a stranger's file may be told to be; what runs in a page (HTML, SVG, XML) is not among them. */
const tellable = new Set([
  'application/pdf',
  'application/msword',
  'application/rtf',
  'application/vnd.ms-excel',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/zip',
  'audio/mpeg',
  'image/gif',
  'image/jpeg',
  'image/png',
  'image/webp',
  'text/plain',
  'video/mp4',
])

/**
 * A file that a stranger gave, as it goes to a browser: to be kept, under its name, never to be run.
 * @param as `inline`: it is shown, for what we made ourselves (a picture that was read and written anew)
 */
export function fileAnswer(
  c: HonoContext<Env>,
  { name, type, bytes }: { name: string; type: string; bytes: Uint8Array },
  as: 'attachment' | 'inline' = 'attachment',
): Response {
  sandboxed(c)
  const [plain = ''] = type.toLowerCase().split(';')
  return c.body(Uint8Array.from(bytes), 200, {
    'content-type': tellable.has(plain.trim()) ? plain.trim() : 'application/octet-stream',
    'content-disposition': `${as}; ${nameParameters(name)}`,
    'x-content-type-options': 'nosniff',
  })
}

/** Its name for every browser: in ASCII, then as it is (RFC 6266 § 4.3, RFC 8187 § 3.2). */
function nameParameters(given: string): string {
  const name = fileNameOf(given) ?? 'fichier'
  const ascii = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `filename="${ascii}"; filename*=UTF-8''${encoded}`
}

/** Whether a browser opens this address as a page of its own: a link that was followed (Fetch § 3.2). */
export function isOpened({ req }: HonoContext<Env>): boolean {
  return req.method === 'GET' && req.header('sec-fetch-dest') === 'document'
}

/** Why a link led to nothing, for a person to read. */
export function refusedPage(
  c: HonoContext<Env>,
  status: ContentfulStatusCode,
  sentence: Sentence,
  language: Language = languageOf(c),
): Response | Promise<Response> {
  bringStyle(c, linkStyle)
  c.header('cache-control', 'no-store')
  return c.html(
    linkPage(
      null,
      httpSentences.notOpened[language],
      html`<p lang="${language}">${sentence[language]}</p>`,
    ),
    status,
  )
}

/**
 * A table to keep as a file, sent as it is made: one of years is never held whole.
 * @param pieces of the table, in order; ended where the person who asked goes away
 */
export function csvAnswer(
  c: HonoContext,
  fileName: string,
  pieces: AsyncGenerator<string> | Generator<string>,
): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream({
    async pull(stream) {
      const { value, done } = await pieces.next()
      if (done) stream.close()
      else stream.enqueue(encoder.encode(value))
    },
    cancel: async () => void (await pieces.return(undefined)),
  })
  return c.body(body, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${fileName}"`,
  })
}
