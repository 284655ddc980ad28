import { defineMessages } from '../../lib/messages.ts';

export const mapMessages = defineMessages('floor-map', {
  ja: {
    seats: '{{floor}}の席。矢印キーで移動、Enter で選択',
    fit: '全体を表示',
    mine: '自分の席を表示',
    zoomIn: '拡大',
    zoomOut: '縮小',
    legend: '凡例',
    showLegend: '凡例を表示',
    hideLegend: '凡例を閉じる',
  },
  en: {
    seats: 'Seats of {{floor}}. Arrow keys move, Enter chooses',
    fit: 'Show the whole floor',
    mine: 'Show my seat',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    legend: 'Legend',
    showLegend: 'Show the legend',
    hideLegend: 'Hide the legend',
  },
});
