import { Page, Section } from '../components/page.tsx'
import { language, messages } from '../language.ts'
import { paths } from '../paths.ts'
import { may } from '../session.ts'
import { Chapters, type Choosing, type ChoosingChannel } from './chapters.tsx'
import { choosing as en } from './choosing.en.ts'
import { choosing as fr } from './choosing.fr.ts'

/** What there is to speak to residents, with what each costs: to choose by, not to be sold. */
export default function ChoosingChannels() {
  const t = language.value === 'fr' ? fr : en
  const { labels } = t
  return (
    <Page
      title={t.title}
      lead={t.lead}
      back={{ href: paths.help, label: messages.value.shell.help }}
    >
      <div class="flex flex-col gap-8">
        <Chapters chapters={t.chapters} />
        <Section title={labels.table}>
          <div class="sheet max-w-3xl px-4 py-2">
            <table class="data-table table-fixed max-sm:text-sm">
              <thead>
                <tr>
                  <th scope="col" class="w-2/5">
                    {labels.channel}
                  </th>
                  <th scope="col">{labels.money}</th>
                  <th scope="col" class="w-1/4">
                    {labels.minutes}
                  </th>
                </tr>
              </thead>
              <tbody>
                {t.channels.map(({ name, money, minutes }) => (
                  <tr key={name}>
                    <th scope="row" class="hyphens-auto font-normal">
                      {name}
                    </th>
                    <td class="hyphens-auto">{money}</td>
                    <td>{minutes}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
        <Section title={labels.details}>
          <ul class="grid items-start gap-4 xl:grid-cols-2">
            {t.channels.map(channel => (
              <li key={channel.name}>
                <OneSheet channel={channel} labels={labels} />
              </li>
            ))}
          </ul>
          {may('channels.write') && (
            <p class="mt-4">
              <a class="text-link" href={paths.connect}>
                {messages.value.today.quiet.connect}
              </a>
            </p>
          )}
        </Section>
        <Section title={labels.sources}>
          <ul class="flex max-w-prose list-disc flex-col gap-1.5 ps-5 text-sm marker:text-muted">
            {t.sources.map(source => (
              <li key={source}>{source}</li>
            ))}
          </ul>
        </Section>
      </div>
    </Page>
  )
}

function OneSheet({ channel, labels }: { channel: ChoosingChannel; labels: Choosing['labels'] }) {
  const lines = [
    { name: labels.reaches, text: channel.reaches },
    { name: labels.does, text: channel.does },
    { name: labels.doesNot, text: channel.doesNot },
  ]
  return (
    <article class="sheet p-4">
      <h3 class="mb-2 font-sans font-semibold">{channel.name}</h3>
      <dl class="flex flex-col gap-2">
        {lines.map(({ name, text }) => (
          <div key={name}>
            <dt class="text-muted text-sm">{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </article>
  )
}
