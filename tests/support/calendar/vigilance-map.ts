/** What a map warns of: by its numbers, its hours, its domain (the Marne), in today's period or tomorrow's. */
export type Warned = {
  phenomenon: number
  color: number
  from?: string
  until?: string
  domain?: string
  period?: 0 | 1
}

/** The map of vigilance as Météo-France's portal answers it (`cartevigilance/encours`, type `cdp_carte_externe`). */
export function mapOf(warned: readonly Warned[]): unknown {
  const period = (index: 0 | 1, begin: string, end: string) => {
    const here = warned.filter(one => (one.period ?? 0) === index)
    const domains = new Set(['01', '51', ...here.map(({ domain = '51' }) => domain)])
    return {
      echeance: index === 0 ? 'J' : 'J1',
      begin_validity_time: begin,
      end_validity_time: end,
      text_items: { title: '', text: [] },
      timelaps: {
        domain_ids: [...domains].map(domain => ({
          domain_id: domain,
          max_color_id: 1,
          phenomenon_items: [
            { phenomenon_id: '2', phenomenon_max_color_id: 1, timelaps_items: [] },
            ...here
              .filter(one => (one.domain ?? '51') === domain)
              .map(({ phenomenon, color, from, until }) => ({
                phenomenon_id: String(phenomenon),
                phenomenon_max_color_id: color,
                timelaps_items:
                  from === undefined
                    ? []
                    : [{ begin_time: from, end_time: until, color_id: color }],
              })),
          ],
        })),
      },
      max_count_items: [],
    }
  }
  return {
    product: {
      ...{ warning_type: 'vigilance', type_cdp: 'cdp_carte_externe', version_vigilance: 'V6' },
      ...{ version_cdp: '1.0.0', update_time: '2026-06-02T04:00:00Z', domain_id: 'FRA' },
      global_max_color_id: '3',
      periods: [
        period(0, '2026-06-02T04:00:00Z', '2026-06-02T22:00:00Z'),
        period(1, '2026-06-02T22:00:00Z', '2026-06-03T22:00:00Z'),
      ],
    },
    meta: { snapshot_id: 'x', generation_timestamp: '2026-06-02T04:00:10Z' },
  }
}
