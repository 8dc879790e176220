import { Printer } from 'lucide'
import { useRoute } from 'preact-iso'
import {
  type HelpBlock,
  type HelpPage as HelpPageText,
  type Piece,
  picturePath,
  pictureSize,
  piecesOf,
  printed,
} from '../../server/help/rules/page.ts'
import { Icon } from '../components/icon.tsx'
import { Page, Section, useAnchor } from '../components/page.tsx'
import { language } from '../language.ts'
import { paths } from '../paths.ts'
import NotFound from '../shell/not-found.tsx'
import { helpMessages } from './messages.ts'
import { NeedRules } from './need-rules.tsx'
import { helpPages } from './pages.ts'

/** One page of Aide. */
export default function HelpPage() {
  const { params } = useRoute()
  const page = helpPages().find(({ name }) => name === params.page)
  // Each is a screen of its own, which goes to the section that its address names.
  return page === undefined ? <NotFound /> : <OnePage key={page.name} page={page} />
}

function OnePage({ page: { title, lead, sections } }: { page: HelpPageText }) {
  useAnchor(true)
  const t = helpMessages()
  const inPrint = (text: string) => printed(text, language.value)
  return (
    <Page
      title={inPrint(title)}
      lead={inPrint(lead)}
      back={{ href: paths.help, label: t.title }}
      actions={
        <button type="button" class="btn" onClick={() => globalThis.print()}>
          <Icon of={Printer} />
          {t.print}
        </button>
      }
    >
      <nav aria-label={t.contents} class="no-print mb-8">
        <ul class="flex max-w-prose flex-wrap gap-x-4 gap-y-1">
          {sections.map(section => (
            <li key={section.key}>
              <a class="text-link" href={`#${section.key}`}>
                {inPrint(section.title)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="flex max-w-prose flex-col gap-8">
        {sections.map(section => (
          <div key={section.key} id={section.key} class="scroll-mt-6">
            <Section title={inPrint(section.title)}>
              <div class="flex flex-col gap-3">
                {section.blocks.map((block, index) => (
                  <Block key={index} block={block} />
                ))}
              </div>
            </Section>
          </div>
        ))}
      </div>
    </Page>
  )
}

function Block({ block }: { block: HelpBlock }) {
  if (typeof block === 'string') return <p>{written(block)}</p>
  if ('list' in block) {
    return (
      <ul class="flex list-disc flex-col gap-1.5 ps-5 marker:text-muted">{items(block.list)}</ul>
    )
  }
  if ('steps' in block) {
    return <ol class="flex list-decimal flex-col gap-1.5 ps-6">{items(block.steps)}</ol>
  }
  if ('code' in block) {
    return (
      <pre class="whitespace-pre-wrap break-words rounded-field border border-base-300 bg-base-100 p-3 text-sm">
        <code>{block.code}</code>
      </pre>
    )
  }
  if ('rules' in block) return <NeedRules />
  return (
    <img
      src={picturePath(block.picture, language.value)}
      alt={printed(block.alt, language.value)}
      {...pictureSize}
      loading="lazy"
      class="sheet h-auto w-full"
    />
  )
}

const items = (texts: readonly string[]) => texts.map(text => <li key={text}>{written(text)}</li>)

const written = (text: string) =>
  piecesOf(text, language.value).map((piece, index) => <One key={index} of={piece} />)

function One({ of }: { of: Piece }) {
  switch (of.kind) {
    case 'text':
      return <>{of.text}</>
    case 'press':
      return <em>{of.text}</em>
    case 'code':
      return <code class="text-sm">{of.text}</code>
    case 'link':
      return (
        <a class="link" href={of.href}>
          {of.text}
        </a>
      )
  }
}
