import { Plus } from 'lucide'
import { useState } from 'preact/hooks'
import { approverRoles, mostApprovers, substituteHours } from '../../server/approval/rules.ts'
import type { ApprovalRulesShape } from '../../server/approval/shapes.ts'
import { api, useApi } from '../api.ts'
import { labelledOptions, Tick, TicksField } from '../components/choices.tsx'
import { Form, TextField, useField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice, say } from '../components/notice.tsx'
import { Loaded, Section } from '../components/page.tsx'
import { ApproverFields } from './approver-fields.tsx'
import { approvalMessages } from './messages.ts'

type Approver = ApprovalRulesShape['approvers'][number]

/** Whether what is published needs somebody's approval, and whose. */
export function ApprovalRules() {
  const rules = useApi('GET /approval-rules', ['commune'])
  return (
    <Loaded resource={rules} lines={6}>
      {data => (
        // Changed elsewhere: the fields begin anew.
        <RulesForm key={JSON.stringify(data)} rules={data} onSaved={rules.replace} />
      )}
    </Loaded>
  )
}

type RulesProps = { rules: ApprovalRulesShape; onSaved: (rules: ApprovalRulesShape) => void }

function RulesForm({ rules, onSaved }: RulesProps) {
  const enabled = useField(rules.enabled)
  const [roles, setRoles] = useState(rules.roles)
  const [approvers, setApprovers] = useState(rules.approvers)
  const hours = useField(String(rules.substituteHours))
  const t = approvalMessages().rules
  const hasSubstitute = approvers.some(({ substitute }) => substitute !== null)

  const replace = (index: number, changed: Approver) =>
    setApprovers(approvers.map((one, at) => (at === index ? changed : one)))

  async function save(): Promise<void> {
    const saved = await api('PUT /approval-rules', {
      json: {
        enabled: enabled.value,
        roles,
        approvers,
        substituteHours: Number(hours.value),
      },
    })
    onSaved(saved)
    say(t.saved)
  }

  return (
    <Form class="flex max-w-2xl flex-col gap-8" look="btn btn-primary self-start" act={save}>
      <Section title={t.title}>
        <div class="flex flex-col gap-4">
          <Tick {...enabled} label={t.enabled} help={t.enabledHelp} />
          {enabled.value !== rules.enabled && <p class="text-muted text-sm">{t.goOn}</p>}
          {!rules.canMail && enabled.value && <Notice level="warning">{t.noMail}</Notice>}
        </div>
      </Section>
      {enabled.value && (
        <>
          <TicksField
            legend={t.rolesTitle}
            legendLook="serif mb-3 text-xl"
            options={labelledOptions(approverRoles, t.roles)}
            chosen={roles}
            onChosen={setRoles}
          />
          <Section title={t.namesTitle}>
            <p class="mb-4 text-muted">{t.namesHelp}</p>
            {approvers.length === 0 && <p class="mb-4">{t.nobody}</p>}
            <ol class="flex flex-col gap-4">
              {approvers.map((approver, index) => (
                <li key={index}>
                  <ApproverFields
                    rank={index + 1}
                    approver={approver}
                    people={rules.people}
                    onChange={changed => replace(index, changed)}
                    onRemove={() => setApprovers(approvers.filter((_, at) => at !== index))}
                  />
                </li>
              ))}
            </ol>
            {approvers.length < mostApprovers && (
              <button
                type="button"
                class="btn mt-4"
                onClick={() => setApprovers([...approvers, newApprover])}
              >
                <Icon of={Plus} size={16} />
                {t.add}
              </button>
            )}
          </Section>
          {hasSubstitute && (
            <TextField
              {...hours}
              label={t.hours}
              help={t.hoursHelp}
              type="number"
              min={substituteHours.least}
              max={substituteHours.most}
              required
              class="w-28"
            />
          )}
        </>
      )}
    </Form>
  )
}

const newApprover: Approver = {
  userId: null,
  name: '',
  email: '',
  substitute: null,
  absentFrom: null,
  absentTo: null,
}
