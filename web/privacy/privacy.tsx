import { ExternalLink } from 'lucide'
import { addressOf } from '../api.ts'
import { Icon } from '../components/icon.tsx'
import { Section } from '../components/page.tsx'
import { paths } from '../paths.ts'
import { privacyMessages } from './messages.ts'
import { PersonSearch } from './person-search.tsx'
import { Retention } from './retention.tsx'

/** A page of the server's own, for residents. */
const noticePage = '/confidentialite'

/** For how long words and names are kept, a person's rights, and the papers that the law asks for. */
export function Privacy() {
  const t = privacyMessages()
  return (
    <div class="flex flex-col gap-8">
      <Section title={t.keepTitle}>
        <p class="mb-5 max-w-prose text-muted">{t.keepLead}</p>
        <Retention />
      </Section>
      <Section title={t.findTitle}>
        <p class="mb-5 max-w-prose text-muted">{t.findLead}</p>
        <PersonSearch />
      </Section>
      <Section title={t.papersTitle}>
        <ul class="grid gap-4 sm:grid-cols-3">
          <Paper href={noticePage} label={t.notice} help={t.noticeHelp} />
          <Paper
            href={addressOf('GET /privacy/register.html')}
            label={t.register}
            help={t.registerHelp}
          />
          <Paper href={paths.accessibility} label={t.accessibility} help={t.accessibilityHelp} />
        </ul>
      </Section>
    </div>
  )
}

function Paper({ href, label, help }: { href: string; label: string; help: string }) {
  return (
    <li>
      <a
        class="text-link inline-flex items-center gap-1.5"
        href={href}
        target="_blank"
        rel="noreferrer"
      >
        {label}
        <Icon of={ExternalLink} size={14} />
      </a>
      <p class="text-muted text-sm">{help}</p>
    </li>
  )
}
