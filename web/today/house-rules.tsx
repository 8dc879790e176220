import { Pencil, Printer } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { HouseRulesEdit, HouseRulesShape } from '../../server/today/shapes.ts'
import { datesOf } from '../alerts/duty-roster.tsx'
import { api } from '../api.ts'
import { Form, TextArea, useField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { say } from '../components/notice.tsx'
import { Loaded, Section } from '../components/page.tsx'
import { clockOf, duration, list, targetName, todayLocal } from '../format.ts'
import { days, inForce } from '../hours/hours-model.ts'
import { hoursMessages } from '../hours/messages.ts'
import { communeTarget, ownTargets } from '../hours/targets-model.ts'
import { intervalLabel } from '../hours/version-sheet.tsx'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { useResource } from '../resource.ts'
import { may, me } from '../session.ts'
import { houseRulesMessages } from './house-rules-messages.ts'

const minute = 60_000

async function load() {
  const [rules, hours, targets, roster, alerts, approval] = await Promise.all([
    api('GET /house-rules'),
    api('GET /opening-hours'),
    api('GET /targets'),
    api('GET /duties'),
    api('GET /alert-settings'),
    api('GET /approval-rules'),
  ])
  return { rules, hours, targets, roster, alerts, approval }
}
type Known = Awaited<ReturnType<typeof load>>

/** The rules of the mairie on one sheet: its settings say all but the tone and what is hidden. */
export function HouseRules() {
  const [isEditing, setIsEditing] = useState(false)
  const known = useResource('house-rules', load, ['commune', 'alerts'])
  const t = houseRulesMessages()
  return (
    <Section title={t.sheetTitle(me.value?.commune.name ?? '')}>
      <p class="mb-5 max-w-prose text-muted print:hidden">
        {t.lead}{' '}
        <a class="text-link" href={paths.choosing}>
          {t.choose}
        </a>
      </p>
      <Loaded resource={known} lines={8}>
        {data =>
          isEditing ? (
            <Edit
              edited={rulesOf(data.rules)}
              onDone={async () => {
                await known.reload()
                setIsEditing(false)
              }}
            />
          ) : (
            <>
              <div class="mb-6 flex flex-wrap gap-2 print:hidden">
                <button type="button" class="btn" onClick={() => globalThis.print()}>
                  <Icon of={Printer} size={18} />
                  {t.print}
                </button>
                {may('commune.write') && (
                  <button type="button" class="btn" onClick={() => setIsEditing(true)}>
                    <Icon of={Pencil} size={16} />
                    {t.edit}
                  </button>
                )}
              </div>
              {data.rules.own === null && (
                <p class="mb-6 max-w-prose text-muted text-sm print:hidden">{t.proposed}</p>
              )}
              <Sheet known={data} />
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

/** The commune's own words, or those that are proposed. */
function rulesOf({ own }: HouseRulesShape): HouseRulesEdit {
  const t = houseRulesMessages()
  return own ?? { tone: t.usualTone, hiding: t.usualHiding }
}

function Sheet({ known }: { known: Known }) {
  const t = houseRulesMessages()
  const { rules } = known
  const { tone, hiding } = rulesOf(rules)
  return (
    <div class="grid max-w-3xl gap-6 print:gap-4 print:text-sm">
      <Part title={t.who}>
        <p>
          {rules.answerers.length === 0
            ? t.nobodyAnswers
            : t.answerers(list(rules.answerers.map(({ name }) => name)))}
        </p>
      </Part>
      <Substitutes known={known} />
      <Hours known={known} />
      <Part title={t.tone}>
        <Lines text={tone} />
        {rules.savedReplies.length > 0 && <p>{t.savedReplies(list(rules.savedReplies))}</p>}
      </Part>
      <Part title={t.hiding}>
        <Lines text={hiding} />
      </Part>
      <Approval known={known} />
      <Part title={t.kept}>
        <p>{t.months(rules.months)}</p>
        <p>{rules.contact === '' ? t.noContact : t.contact(rules.contact)}</p>
        {rules.officer !== '' && <p>{t.officer(rules.officer)}</p>}
      </Part>
      <div class="mt-4 hidden flex-col gap-4 print:flex">
        <p>{t.signed}</p>
        <p>{t.signature}</p>
      </div>
    </div>
  )
}

function Substitutes({ known: { roster, alerts } }: { known: Known }) {
  const t = houseRulesMessages()
  const { minutes } = alerts
  return (
    <Part title={t.substitutes}>
      {roster.duties.length === 0 ? (
        <p>{t.noTurn}</p>
      ) : (
        <ul class="list-disc ps-5">
          {roster.duties.map(duty => (
            <li key={duty.id}>
              {t.turn(duty.name, datesOf(duty))}
              {duty.callFrom !== null &&
                duty.callTo !== null &&
                t.onCall(timeOf(duty.callFrom), timeOf(duty.callTo))}
            </li>
          ))}
        </ul>
      )}
      {minutes.length > 0 && <p>{t.alerts(list(minutes.map(each => duration(each * minute))))}</p>}
    </Part>
  )
}

function Hours({ known: { hours, targets } }: { known: Known }) {
  const t = houseRulesMessages()
  const hoursTexts = hoursMessages()
  const version = inForce(hours, todayLocal())
  const target = communeTarget(targets, todayLocal())
  const commune = me.value?.commune
  return (
    <Part title={t.when}>
      {version && (
        <dl class="grid max-w-lg grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-0.5">
          {days.map(key => (
            <div key={key} class="contents">
              <dt class="text-muted">{hoursTexts.days[key]}</dt>
              <dd>{intervalLabel(version.week[key] ?? [])}</dd>
            </div>
          ))}
          <div class="contents">
            <dt class="text-muted">{hoursTexts.holidays}</dt>
            <dd>{hoursTexts.holidayChoices[version.holidays ?? 'none']}</dd>
          </div>
        </dl>
      )}
      {commune && (
        <p>
          {'minutes' in target
            ? t.aim(duration(commune.aimMinutes * minute), duration(target.minutes * minute))
            : t.aimDays(targetName(target))}
        </p>
      )}
      {ownTargets(targets, todayLocal()).map(({ name, target: own }) => (
        <p key={name}>{t.aimOn(name, targetName(own))}</p>
      ))}
      <p>{t.outside}</p>
    </Part>
  )
}

function Approval({ known: { approval } }: { known: Known }) {
  const t = houseRulesMessages()
  const { enabled, approvers, roles, substituteHours } = approval
  return (
    <Part title={t.publishing}>
      {!enabled && <p>{t.noApproval}</p>}
      {enabled && approvers.length > 0 && (
        <p>{t.approvedBy(list(approvers.map(({ name }) => name)))}</p>
      )}
      {enabled && roles.length > 0 && (
        <p>{t.approvedByRole(list(roles.map(role => messages.value.roles[role])))}</p>
      )}
      {enabled &&
        approvers.map(
          ({ name, substitute }) =>
            substitute !== null && (
              <p key={name}>
                {t.substituteOf(name, substitute.name, duration(substituteHours * 60 * minute))}
              </p>
            ),
        )}
      {enabled && <p>{t.notApproved}</p>}
    </Part>
  )
}

/** « 18 h 30 » of a time of day alone. */
const timeOf = (time: string) => clockOf(`0000-00-00T${time}`)

/** One paragraph, or a list where it has several lines. */
function Lines({ text }: { text: string }) {
  const lines = text.split('\n').filter(line => line.trim() !== '')
  if (lines.length < 2) return <p>{text}</p>
  return (
    <ul class="list-disc ps-5">
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="flex break-inside-avoid flex-col gap-1.5">
      <h3 class="font-semibold">{title}</h3>
      {children}
    </section>
  )
}

function Edit({ edited, onDone }: { edited: HouseRulesEdit; onDone: () => Promise<void> }) {
  const tone = useField(edited.tone)
  const hiding = useField(edited.hiding)
  const t = houseRulesMessages()
  return (
    <Form
      class="flex max-w-2xl flex-col gap-5"
      beside={
        <button type="button" class="btn btn-ghost" onClick={onDone}>
          {t.cancel}
        </button>
      }
      act={async () => {
        await api('PUT /house-rules', {
          json: { tone: tone.value.trim(), hiding: hiding.value.trim() },
        })
        await onDone()
        say(t.saved)
      }}
    >
      <TextArea {...tone} label={t.toneField} help={t.toneHelp} />
      <TextArea {...hiding} label={t.hidingField} help={t.hidingHelp} />
    </Form>
  )
}
