import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  type ReactNode,
  type Ref,
  useCallback,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { type PanWith, useGestures } from './use-gestures.ts';
import { type PlanViewHandle, useViewport } from './use-viewport.ts';
import type { Size } from './viewport.ts';

const useStyles = makeStyles({
  frame: {
    position: 'relative',
    overflow: 'hidden',
    width: '100%',
    height: '100%',
    touchAction: 'none',
    userSelect: 'none',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  drawing: { position: 'absolute', inset: 0, width: '100%', height: '100%', display: 'block' },
  sheet: { fill: tokens.colorNeutralBackground1, stroke: tokens.colorNeutralStroke2 },
  picture: { '@media (forced-colors: active)': { opacity: 0.5 } },
  pictureInDark: { filter: 'invert(0.86) hue-rotate(180deg)' },
});

type Props = {
  /** The extent of the plan in its own pixels, with or without a picture. */
  readonly extent: Size;
  /** The address of the picture; `?width=` is added. */
  readonly picture?: string | undefined;
  readonly isDark?: boolean;
  readonly panWith?: PanWith;
  /** SVG drawn in plan pixels above the picture. */
  readonly children: ReactNode;
  /** Buttons and legends that stay where they are while the plan moves. */
  readonly overlay?: ReactNode;
  /** Told when the zoom changed, in CSS pixels per plan pixel. */
  readonly onScale?: (scale: number) => void;
  /** CSS pixels at the bottom that fitting leaves free, for what lies over the plan. */
  readonly roomBelow?: number;
  readonly ref?: Ref<PlanViewHandle>;
  readonly className?: string;
};

/** A plan that pans, pinches and zooms; what is drawn on it is not drawn again while it moves. */
export function PlanView(props: Props) {
  const { extent, picture, children, overlay, onScale, ref } = props;
  const styles = useStyles();
  const frame = useRef<HTMLDivElement>(null);
  const layer = useRef<SVGGElement>(null);
  const [pictureWidth, setPictureWidth] = useState(firstWidth);

  const onZoom = useCallback(
    (scale: number) => {
      const wanted = pictureWidthFor(scale * extent.width * devicePixelRatio);
      setPictureWidth((loaded) => Math.max(loaded, wanted));
      onScale?.(scale);
    },
    [extent.width, onScale],
  );
  const viewport = useViewport({
    frame,
    layer,
    plan: extent,
    onScale: onZoom,
    roomBelow: props.roomBelow ?? 0,
  });
  useGestures({ ...viewport, frame, panWith: props.panWith ?? 'any-drag' });
  useImperativeHandle(ref, () => viewport.handle, [viewport.handle]);

  return (
    <div ref={frame} className={mergeClasses(styles.frame, props.className)}>
      <svg className={styles.drawing} role="presentation">
        <g ref={layer}>
          <rect className={styles.sheet} width={extent.width} height={extent.height} />
          {picture ? (
            <image
              className={mergeClasses(styles.picture, props.isDark && styles.pictureInDark)}
              href={`${picture}?width=${pictureWidth}`}
              width={extent.width}
              height={extent.height}
            />
          ) : null}
          {children}
        </g>
      </svg>
      {overlay}
    </div>
  );
}

const firstWidth = 1600;

/** Few widths, so that zooming does not load a picture for each step. */
function pictureWidthFor(pixels: number): number {
  return pixels <= 1600 ? 1600 : 3200;
}
