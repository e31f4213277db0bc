/** Words and lines of all charts; tooltips are drawn, not HTML, as the content policy wants. */
export const CHART_TEXT = { color: '#52656e', fontSize: 12 }
export const CHART_FAINT = { lineStyle: { color: '#e9edef' } }
export const CHART_TOOLTIP = { trigger: 'axis', renderMode: 'richText', backgroundColor: '#fff', borderColor: '#dde3e6', textStyle: { color: '#1b2a31', fontSize: 12 } } as const
export const CHART_COLOURS = { alarms: '#cf6a1d', filed: '#0f6a78', closed: '#2c8a64', speed: '#0f6a78', limit: '#bf2f38' }
