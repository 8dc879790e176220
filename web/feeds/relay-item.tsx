import { useState } from 'preact/hooks'
import { relayText } from '../../server/calendar/rules/relay-text.ts'
import type { FeedItemShape } from '../../server/calendar/shapes.ts'
import type { ChannelShape } from '../../server/channels/shapes-channel.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api, useApi } from '../api.ts'
import { useAsks } from '../approval/use-asks.ts'
import { Tick } from '../components/choices.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Form, TextArea, TextField, useField } from '../components/form.tsx'
import { say } from '../components/notice.tsx'
import { Loaded } from '../components/page.tsx'
import { ChannelPicker } from '../events/form/channel-picker.tsx'
import { chosenTimes } from '../events/form/times.ts'
import { TimesPicker } from '../events/form/times-picker.tsx'
import { nowLocal } from '../format.ts'
import { feedMessages } from './messages.ts'

type RelayItemProps = { item: FeedItemShape; onClose: () => void; onDone: () => Promise<void> }

/** One post about what a source writes, in one's own words. */
export default function RelayItem({ item, onClose, onDone }: RelayItemProps) {
  const t = feedMessages()
  const channels = useApi('GET /channels')
  return (
    <Dialog title={t.relayOf(item.title)} wide onClose={onClose}>
      <Loaded resource={channels}>
        {data => (
          <RelayForm
            item={item}
            channels={data.channels}
            onDone={async () => {
              await onDone()
              onClose()
            }}
          />
        )}
      </Loaded>
    </Dialog>
  )
}

function RelayForm({
  item,
  channels,
  onDone,
}: Pick<RelayItemProps, 'item' | 'onDone'> & { channels: readonly Spoken<ChannelShape>[] }) {
  const t = feedMessages()
  const asks = useAsks()
  const param = { id: item.id }
  const text = useField(relayText(item.source, item))
  const [chosen, setChosen] = useState<number[]>([])
  const [times, setTimes] = useState({ suggestions: ['now'], ownTimes: [] as string[] })
  const hasPicture = useField(false)
  const alt = useField('')
  const planned = chosenTimes({ startLocal: '', ...times }, nowLocal())
  const isNothing = chosen.length * planned.length === 0
  const isUndescribed = hasPicture.value && alt.value.trim() === ''

  async function relay(): Promise<void> {
    const media = hasPicture.value
      ? [(await api('POST /feed-items/:id/picture', { param, json: { alt: alt.value.trim() } })).id]
      : []
    const json = { text: text.value.trim(), channels: chosen, times: planned, media }
    const { deliveries } = await api('POST /feed-items/:id/relay', { param, json })
    say(t.relayed(deliveries.length, asks))
    await onDone()
  }
  return (
    <Form
      noValidate
      class="flex flex-col gap-6"
      look="btn btn-primary self-start"
      submit={t.relay}
      kept={t.notRelayed}
      isReady={text.value.trim() !== '' && !isNothing && !isUndescribed}
      act={relay}
    >
      {isTried => (
        <>
          <TextArea
            {...text}
            name="text"
            label={t.text}
            help={t.textHelp}
            error={isTried && text.value.trim() === '' ? t.textMissing : null}
          />
          {item.hasPicture && (
            <div class="flex flex-col gap-3">
              <Tick {...hasPicture} label={t.withPicture} help={t.withPictureHelp} />
              {hasPicture.value && (
                <TextField
                  {...alt}
                  name="alt"
                  label={t.alt}
                  maxLength={1500}
                  error={isTried && isUndescribed ? t.altMissing : null}
                />
              )}
            </div>
          )}
          <ChannelPicker
            channels={channels}
            chosen={chosen}
            onChosen={setChosen}
            error={isTried && isNothing ? t.chooseBoth : null}
          />
          <TimesPicker startLocal={null} nowLocal={nowLocal()} times={times} onTimes={setTimes} />
        </>
      )}
    </Form>
  )
}
