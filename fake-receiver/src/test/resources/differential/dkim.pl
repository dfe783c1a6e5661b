# Reads cases (see DkimCases.java) from standard input, prints how many signatures Mail::DKIM takes, a
# line a case.
use strict;
use warnings;
use MIME::Base64;
use Net::DNS;
use Mail::DKIM::Verifier;
use Mail::DKIM::DNS;
$SIG{__WARN__} = sub { };
$| = 1;

my ( %zone, %fails );
{
    no warnings 'redefine';
    *Mail::DKIM::DNS::query = sub {
        my ( $name, $type ) = @_;
        $name = lc $name;
        die "no answer\n" if $fails{$name};
        return map { Net::DNS::RR->new( name => $name, type => 'TXT', txtdata => [$_] ) }
            @{ $zone{$name} || [] };
    };
}
my @head;
while ( my $line = <STDIN> ) {
    chomp $line;
    my ( $name, $type, $value ) = split / /, $line, 3;
    if ( $line eq '' && @head ) {
        my $said = eval {
            my $dkim = Mail::DKIM::Verifier->new;
            $dkim->PRINT( decode_base64( $head[0] ) );
            $dkim->CLOSE;
            'pass ' . scalar grep { $_->result eq 'pass' } $dkim->signatures;
        };
        print defined $said ? $said : 'crash ' . ( split /\n/, $@ )[0], "\n";
        @head = ();
    }
    elsif ( $line ne '' && $name eq 'case' ) {
        %zone  = ();
        %fails = ();
        @head  = ($value);
    }
    elsif ( $line ne '' && $type =~ /^(TIMEOUT|SERVFAIL)$/ ) { $fails{ lc $name } = 1 }
    elsif ( $line ne '' ) { push @{ $zone{ lc $name } }, $value }
}
