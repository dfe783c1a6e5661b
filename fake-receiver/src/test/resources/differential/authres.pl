# Reads cases (see AuthresKind.java) from standard input, prints what Mail::AuthenticationResults reads
# in each field, a line a case.
use strict;
use warnings;
use Encode;
use MIME::Base64;
use Mail::AuthenticationResults::Parser;
$| = 1;

sub coded { encode_base64( encode( 'UTF-8', $_[0] ), '' ) }
my @head;
while ( my $line = <STDIN> ) {
    chomp $line;
    if ( $line =~ /^case \S+ (\S+)/ ) { @head = ($1) }
    elsif ( $line eq '' && @head ) {
        my $said = eval {
            my $field = decode( 'UTF-8', decode_base64( $head[0] ) );
            $field =~ s/^[^:]*://;
            my @told;
            for my $entry ( @{ Mail::AuthenticationResults::Parser->new->parse($field)->children } ) {
                next unless $entry->isa('Mail::AuthenticationResults::Header::Entry');
                next if lc $entry->key eq 'none' && !length( $entry->value // '' );
                my @words = ( $entry->key . '=' . $entry->value );
                for my $child ( @{ $entry->children } ) {
                    next unless $child->isa('Mail::AuthenticationResults::Header::SubEntry');
                    my $word = $child->key . '=' . coded( $child->value );
                    if ( $child->key eq 'reason' ) { splice @words, 1, 0, $word }
                    else { push @words, $word }
                }
                push @told, join ',', @words;
            }
            @told ? join( ' ', @told ) : 'none';
        };
        print defined $said ? $said : 'unreadable: ' . ( split /\n/, $@ )[0], "\n";
        @head = ();
    }
}
