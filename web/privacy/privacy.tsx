import { Download, ExternalLink } from 'lucide'
import { retentionMonths } from '../../server/privacy/rules.ts'
import type { PrivacyShape } from '../../server/privacy/shapes.ts'
import { addressOf, api, useApi } from '../api.ts'
import { Form, TextField, useField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { say } from '../components/notice.tsx'
import { Loaded, Section } from '../components/page.tsx'
import { day, when } from '../format.ts'
import { language, messages } from '../language.ts'
import { paths } from '../paths.ts'
import { useDebounced, useResource } from '../resource.ts'
import { privacyMessages } from './messages.ts'
import { PersonSearch } from './person-search.tsx'

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

/** How long words are kept, what goes next, and to whom people write. */
function Retention() {
  const kept = useApi('GET /privacy', ['commune'])
  return (
    <Loaded resource={kept} lines={6}>
      {data => <RetentionForm key={data.months} data={data} onSaved={kept.replace} />}
    </Loaded>
  )
}

function RetentionForm({
  data,
  onSaved,
}: {
  data: PrivacyShape
  onSaved: (data: PrivacyShape) => void
}) {
  const months = useField(String(data.months))
  const contact = useField(data.contact)
  const officer = useField(data.officer)
  const t = privacyMessages()
  const number = Number(months.value)
  const isOdd =
    !Number.isInteger(number) || number < retentionMonths.least || number > retentionMonths.most
  const asked = useDebounced(isOdd ? data.months : number, 300)
  const preview = useResource(`privacy ${asked}`, () =>
    asked === data.months
      ? Promise.resolve(data)
      : api('GET /privacy', { query: { months: asked } }),
  )

  async function save(): Promise<void> {
    const json = { months: number, contact: contact.value.trim(), officer: officer.value.trim() }
    onSaved(await api('PUT /privacy', { json }))
    say(messages.value.form.saved)
  }

  return (
    <div class="flex max-w-xl flex-col gap-6">
      <Form
        class="flex flex-col gap-6"
        look="btn btn-primary self-start"
        isReady={!isOdd}
        act={save}
      >
        <div class="flex flex-col gap-2">
          <TextField
            {...months}
            label={t.months}
            help={t.monthsHelp}
            type="number"
            min={retentionMonths.least}
            max={retentionMonths.most}
            required
            class="w-28"
            error={isOdd ? t.odd : null}
          />
          <div class="flex flex-col gap-1" aria-live="polite">
            {asked !== data.months && preview.data !== null && !isOdd && (
              <p class="font-semibold">{t.wouldErase(preview.data.due, day(preview.data.limit))}</p>
            )}
            {!isOdd && number < data.months && <p>{t.shorter}</p>}
          </div>
        </div>
        <TextField {...contact} label={t.contact} help={t.contactHelp} optional maxLength={200} />
        <TextField {...officer} label={t.officer} help={t.officerHelp} optional maxLength={200} />
      </Form>
      <Next data={data} />
    </div>
  )
}

/** What is erased next, and the way to keep it elsewhere. */
function Next({ data }: { data: PrivacyShape }) {
  const t = privacyMessages()
  return (
    <div class="sheet flex flex-col items-start gap-2 p-4">
      <p class="font-semibold">{data.soon === 0 ? t.noneSoon : t.soon(data.soon)}</p>
      <p class="text-muted text-sm">
        {data.isWaiting ? t.waiting(when(data.nextAt)) : t.next(when(data.nextAt))}
        {data.sweptAt !== null && ` ${t.swept(when(data.sweptAt))}`}
      </p>
      {data.soon > 0 && (
        <>
          <a
            class="btn btn-sm"
            href={addressOf('GET /privacy/expiring.csv', {
              query: { spreadsheet: language.value },
            })}
            download
          >
            <Icon of={Download} size={16} />
            {t.export}
          </a>
          <p class="text-muted text-sm">{t.exportHelp}</p>
        </>
      )}
    </div>
  )
}
