import { TextField } from '../components/TextField';

interface UrlFieldProps {
  readonly url: string;
  /** What is wrong with it. */
  readonly error: string | null;
  readonly isBusy: boolean;
  readonly onChange: (url: string) => void;
}

/** A URL of the person's own. */
export const UrlField = ({ url, error, isBusy, onChange }: UrlFieldProps) => (
  <TextField
    label="FormUrlLabel"
    help="FormUrlHelp"
    name="url"
    inputMode="url"
    required
    autoCapitalize="none"
    spellCheck={false}
    value={url}
    error={error}
    isFixed={isBusy}
    onChange={onChange}
  />
);
