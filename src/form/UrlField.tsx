import { TextField } from '../components/TextField';

interface UrlFieldProps {
  readonly url: string;
  readonly error: string | null;
  readonly isBusy: boolean;
  readonly onChange: (url: string) => void;
}

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
