import { Section } from '../components/page.tsx'

export type Chapter = {
  /** The anchor that other screens lead to. */
  key: string
  title: string
  paragraphs: readonly string[]
  list?: readonly string[]
}

/** A page of text: the texts are files of their own, loaded only by who reads them. */
export type Reading = { title: string; lead: string; chapters: readonly Chapter[] }

/** A way to reach residents: for whom, what it costs, what Tambour does there and does not. */
export type ChoosingChannel = {
  name: string
  reaches: string
  money: string
  minutes: string
  does: string
  doesNot: string
}

/** The page to choose channels by. */
export type Choosing = Reading & {
  labels: {
    table: string
    channel: string
    money: string
    minutes: string
    reaches: string
    does: string
    doesNot: string
    details: string
    sources: string
  }
  channels: readonly ChoosingChannel[]
  sources: readonly string[]
}

/** Text to read: chapters of paragraphs, a list under them where there is one. */
export function Chapters({ chapters }: { chapters: readonly Chapter[] }) {
  return (
    <div class="flex max-w-prose flex-col gap-8">
      {chapters.map(chapter => (
        <div key={chapter.key} id={chapter.key} class="scroll-mt-6">
          <Section title={chapter.title}>
            <div class="flex flex-col gap-3">
              {chapter.paragraphs.map(paragraph => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </div>
            {chapter.list && (
              <ul class="mt-3 flex list-disc flex-col gap-1.5 ps-5 marker:text-muted">
                {chapter.list.map(line => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </Section>
        </div>
      ))}
    </div>
  )
}
