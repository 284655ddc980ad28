import { Button, makeStyles } from '@fluentui/react-components';
import { ImageAddRegular } from '@fluentui/react-icons';
import { useRef } from 'react';
import { pictureTypes, type Upload } from './use-upload.ts';

const useStyles = makeStyles({ file: { display: 'none' }, button: { minHeight: '44px' } });

type Props = {
  readonly upload: Upload;
  readonly label: string;
  readonly appearance: 'primary' | 'secondary';
};

/** A button that asks for a picture and uploads it. */
export function PictureButton({ upload, label, appearance }: Props) {
  const styles = useStyles();
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={file}
        type="file"
        accept={pictureTypes}
        className={styles.file}
        aria-label={label}
        onChange={(event) => {
          const picture = event.target.files?.[0];
          if (picture) upload.mutate(picture);
          // So that the same file, mended, can be chosen once more.
          event.target.value = '';
        }}
      />
      <Button
        appearance={appearance}
        icon={<ImageAddRegular />}
        className={styles.button}
        disabled={upload.isPending}
        onClick={() => file.current?.click()}
      >
        {label}
      </Button>
    </>
  );
}
